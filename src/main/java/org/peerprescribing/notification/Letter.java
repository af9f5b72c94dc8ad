package org.peerprescribing.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What stands in a letter. Never what it is about. Hides itself in text.
 *
 * @param language Welsh for whoever prefers it, else English
 * @param name whom it is for; all that the window of the envelope shows
 * @param surgery who writes
 * @param letterhead what stands below their name: address, telephone and opening hours, a
 * line each, as far as the surgery has them printed
 * @param date when it was written
 * @param address the address of the link in full, for the square
 * @param shortAddress the address to type
 * @param code 8 characters
 * @param checkIns the days on which the patient is asked, those that are still to come
 */
record Letter(Locale language, String name, String surgery, List<String> letterhead, LocalDate date, String address,
		String shortAddress, String code, List<LocalDate> checkIns) {

	Letter {
		letterhead = List.copyOf(letterhead);
		checkIns = List.copyOf(checkIns);
	}

	/** The code in two halves, as a person reads it out. */
	public String spacedCode() {
		return this.code.substring(0, 4) + " " + this.code.substring(4);
	}

	@Override
	public String toString() {
		return "Letter[hidden]";
	}

}
