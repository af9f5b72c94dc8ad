package org.peerprescribing.directory.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Days and times as curators read and type them. */
final class London {

	static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK)
		.withZone(ZONE);

	private static final DateTimeFormatter TYPED = strict("d/M/uuuu");

	private static final List<DateTimeFormatter> READ = List.of(TYPED, strict("uuuu-MM-dd"), strict("d.M.uuuu"),
			strict("d M uuuu"), strict("d MMMM uuuu"));

	private London() {
	}

	static LocalDate dayOf(Instant instant) {
		return LocalDate.ofInstant(instant, ZONE);
	}

	static String day(LocalDate day) {
		return DAY.format(day);
	}

	static String day(Instant instant) {
		return day(dayOf(instant));
	}

	static String time(Instant instant) {
		return TIME.format(instant);
	}

	/** As a person would type it: 14/11/2026. */
	static String typed(LocalDate day) {
		return TYPED.format(day);
	}

	/** A real day of this century; empty where the text is none. */
	static Optional<LocalDate> read(String text) {
		for (DateTimeFormatter form : READ) {
			try {
				LocalDate day = LocalDate.parse(text.strip(), form);
				return Optional.of(day).filter((real) -> real.getYear() >= 2000 && real.getYear() < 2100);
			}
			catch (DateTimeException ex) {
				// Perhaps the next form.
			}
		}
		return Optional.empty();
	}

	private static DateTimeFormatter strict(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.UK).withResolverStyle(ResolverStyle.STRICT);
	}

}
