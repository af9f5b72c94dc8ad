package org.peerprescribing.consent;

import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

/**
 * Where messages go. Hides itself in text. Refuses a channel without its detail, a number
 * that is no UK mobile number and an address that is none.
 *
 * @param channel chosen with the patient
 * @param mobile UK mobile number in E.164 form; null where none
 * @param email e-mail address; null where none
 */
public record ContactDetails(Channel channel, @Nullable String mobile, @Nullable String email) {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	private static final int UNITED_KINGDOM = 44;

	/**
	 * 07700 900000 to 900999, which Ofcom keeps for drama and never gives to anybody: the
	 * numbers of invented patients.
	 */
	private static final Pattern FOR_DRAMA = Pattern.compile("\\+447700900[0-9]{3}");

	/** Stricter than RFC 5321, wide enough for what a record holds. */
	private static final Pattern ADDRESS = Pattern.compile(
			"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

	private static final int LONGEST_ADDRESS = 254;

	public ContactDetails {
		if ((mobile == null && channel == Channel.TEXT) || (mobile != null && !mobile.equals(mobile(mobile)))) {
			throw new InvalidValue("mobile");
		}
		if ((email == null && channel == Channel.EMAIL) || (email != null && !isAddress(email))) {
			throw new InvalidValue("email");
		}
	}

	/**
	 * Reads what a person typed or a record holds: blank is none, a number may be in any
	 * usual UK form, and everything else is refused as by the constructor.
	 */
	public static ContactDetails typed(Channel channel, @Nullable String mobile, @Nullable String email) {
		String number = (mobile == null || mobile.isBlank()) ? null : mobile(mobile);
		if (number == null && mobile != null && !mobile.isBlank()) {
			throw new InvalidValue("mobile");
		}
		return new ContactDetails(channel, number, (email == null || email.isBlank()) ? null : email.strip());
	}

	/** The E.164 form; null where it is no UK mobile number. */
	private static @Nullable String mobile(String text) {
		try {
			PhoneNumber number = NUMBERS.parse(text, "GB");
			String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
			boolean mobile = number.getCountryCode() == UNITED_KINGDOM
					&& (NUMBERS.getNumberType(number) == PhoneNumberType.MOBILE || FOR_DRAMA.matcher(e164).matches());
			return mobile ? e164 : null;
		}
		catch (NumberParseException ex) {
			return null;
		}
	}

	private static boolean isAddress(String text) {
		return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
	}

	@Override
	public String toString() {
		return "ContactDetails[" + this.channel + "]";
	}

}
