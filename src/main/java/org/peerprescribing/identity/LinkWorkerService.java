package org.peerprescribing.identity;

import java.time.Duration;

import org.peerprescribing.shared.InvalidValue;

/**
 * The way without a screen that a practice offers. Refuses, each with its path: a name
 * that is missing or longer than 80 characters, a sentence of more than 200, and a number
 * of days outside 1 to 60.
 *
 * @param offered whether the practice has a link worker; where not, it calls patients
 * back itself
 * @param name what it is called
 * @param how how a patient reaches it, as one sentence; may be empty
 * @param withinDays within how many days a patient hears from it
 */
public record LinkWorkerService(boolean offered, String name, String how, int withinDays) {

	/** Longest name, in characters. */
	public static final int NAME = 80;

	/** Longest sentence, in characters. */
	public static final int HOW = 200;

	/** Most days. */
	public static final int DAYS = 60;

	/** Of a practice that has not said anything. */
	public static final LinkWorkerService USUAL = new LinkWorkerService(true, "The practice’s link worker", "", 7);

	public LinkWorkerService {
		name = PrintedLine.required("name", name, NAME);
		String sentence = PrintedLine.optional("how", how, HOW);
		how = (sentence != null) ? sentence : "";
		if (withinDays < 1 || withinDays > DAYS) {
			throw new InvalidValue("withinDays");
		}
	}

	/** How long it may take until a patient hears from it. */
	public Duration within() {
		return Duration.ofDays(this.withinDays);
	}

}
