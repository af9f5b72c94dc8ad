package org.peerprescribing.consultation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Days and times as people in the practice read them. */
final class London {

	static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK)
		.withZone(ZONE);

	private London() {
	}

	static String day(LocalDate day) {
		return DAY.format(day);
	}

	/** Empty where there is none. */
	static String time(@Nullable Instant instant) {
		return (instant != null) ? TIME.format(instant) : "";
	}

}
