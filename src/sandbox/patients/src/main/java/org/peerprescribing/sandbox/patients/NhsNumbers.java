package org.peerprescribing.sandbox.patients;

/**
 * Valid NHS numbers for tests: 999 000 0000 to 999 999 9999, a range that is given to
 * nobody, with the Modulus 11 check digit of the NHS Data Dictionary (attribute NHS
 * NUMBER).
 */
final class NhsNumbers {

	private static final int BODIES = 1_000_000;

	/**
	 * Odd and no multiple of five, so that it visits every body once before it repeats.
	 */
	private static final long STRIDE = 387_421;

	private NhsNumbers() {
	}

	/**
	 * The number of the patient at this place: always the same for a place, never the
	 * same for two.
	 * @param place 0 to 899 999; bodies whose check value is 10 carry no number and are
	 * passed over
	 */
	static String at(int place) {
		if (place < 0 || place >= 900_000) {
			throw new IllegalArgumentException("place out of range: " + place);
		}
		int left = place;
		for (long step = 0; step < BODIES; step++) {
			String body = "999%06d".formatted((step * STRIDE) % BODIES);
			int check = checkDigit(body);
			if (check != 10 && left-- == 0) {
				return body + check;
			}
		}
		throw new IllegalStateException("no number left");
	}

	/** Check value of nine digits: 0 to 9, or 10 where no number exists. */
	static int checkDigit(String nineDigits) {
		int sum = 0;
		for (int i = 0; i < 9; i++) {
			sum += (nineDigits.charAt(i) - '0') * (10 - i);
		}
		return (11 - sum % 11) % 11;
	}

}
