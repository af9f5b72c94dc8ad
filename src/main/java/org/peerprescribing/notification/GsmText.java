package org.peerprescribing.notification;

/**
 * How long a text message is in the default alphabet of 3GPP TS 23.038 (GSM 7 bit): most
 * characters take one septet, a few two, all others do not exist there.
 */
final class GsmText {

	/** What one message holds. */
	static final int ONE_MESSAGE = 160;

	/** What two messages of UCS-2 hold together, each with the header that joins them. */
	static final int TWO_WIDE_MESSAGES = 134;

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENDED = "^{}\\[~]|€";

	private GsmText() {
	}

	/** Whether every character exists in the alphabet. */
	static boolean isWritable(String text) {
		return text.chars().allMatch((c) -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
	}

	/** Whether it goes out as at most two messages of UCS-2, in UTF-16 units. */
	static boolean fitsTwoWideMessages(String text) {
		return text.length() <= TWO_WIDE_MESSAGES;
	}

	/** Whether it goes out as one message. */
	static boolean fitsOneMessage(String text) {
		return isWritable(text) && text.chars().map((c) -> (EXTENDED.indexOf(c) >= 0) ? 2 : 1).sum() <= ONE_MESSAGE;
	}

}
