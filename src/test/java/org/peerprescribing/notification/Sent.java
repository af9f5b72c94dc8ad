package org.peerprescribing.notification;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** A message that a person of a play got, and when. */
record Sent(MessageTemplate template, String step, ZonedDateTime at) {

	String on(LocalDate start) {
		String name = switch (this.template) {
			case LINK -> "link";
			case REMINDER -> "reminder";
			case CHECK_IN -> this.step;
			case INTERRUPTED -> "changed";
			case WITHDRAWN -> "withdrawn";
		};
		return name + " " + ChronoUnit.DAYS.between(start, this.at.toLocalDate());
	}

	/** Whether it is one of the five; notices stand outside. */
	boolean counts() {
		return this.template != MessageTemplate.INTERRUPTED && this.template != MessageTemplate.WITHDRAWN;
	}

}
