package org.peerprescribing.shared;

import java.util.regex.Pattern;

/**
 * An NHS number: exactly ten ASCII digits whose last is the Modulus 11 check digit (NHS
 * Data Dictionary, attribute NHS NUMBER). Refuses a wrong length, any other character, a
 * wrong check digit and a check value of 10. Hides itself in text, because it names a
 * person.
 *
 * @param value ten digits
 */
public record NhsNumber(String value) {

	private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");

	private static final Pattern SEPARATORS = Pattern.compile("[ \u00a0-]");

	public NhsNumber {
		if (!TEN_DIGITS.matcher(value).matches() || !checkDigitHolds(value)) {
			throw new InvalidValue("nhs-number");
		}
	}

	/**
	 * Reads what a person typed: spaces and hyphens are dropped, everything else is
	 * refused as by the constructor.
	 */
	public static NhsNumber typed(String text) {
		return new NhsNumber(SEPARATORS.matcher(text.strip()).replaceAll(""));
	}

	/**
	 * Whether it lies in the range 999 000 0000 to 999 999 9999, which is kept for tests
	 * and never given to anybody.
	 */
	public boolean isForTests() {
		return this.value.startsWith("999");
	}

	/** As people read it: 3 3 4. */
	public String spaced() {
		return this.value.substring(0, 3) + " " + this.value.substring(3, 6) + " " + this.value.substring(6);
	}

	@Override
	public String toString() {
		return "NhsNumber[hidden]";
	}

	private static boolean checkDigitHolds(String digits) {
		int sum = 0;
		for (int i = 0; i < 9; i++) {
			sum += (digits.charAt(i) - '0') * (10 - i);
		}
		int check = (11 - sum % 11) % 11;
		return check != 10 && check == digits.charAt(9) - '0';
	}

}
