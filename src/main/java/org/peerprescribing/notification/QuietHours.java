package org.peerprescribing.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Nobody's telephone sounds between 20:00 and 09:00, as clocks stand in London. */
final class QuietHours {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final LocalTime FROM = LocalTime.of(20, 0);

	private static final LocalTime UNTIL = LocalTime.of(9, 0);

	private QuietHours() {
	}

	/** The first moment from now on at which a message may go out; now, or 09:00. */
	static Instant next(Instant now) {
		ZonedDateTime local = now.atZone(LONDON);
		LocalTime time = local.toLocalTime();
		if (time.isBefore(UNTIL)) {
			return local.toLocalDate().atTime(UNTIL).atZone(LONDON).toInstant();
		}
		if (!time.isBefore(FROM)) {
			return local.toLocalDate().plusDays(1).atTime(UNTIL).atZone(LONDON).toInstant();
		}
		return now;
	}

}
