package org.peerprescribing.prescribing;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site may choose about prescribing.
 *
 * @param grace how long a signed prescription can be undone before it is issued, 0 to 10
 * minutes
 */
@ConfigurationProperties("peerprescribing.prescribing")
record PrescribingProperties(@DefaultValue("60s") Duration grace) {

	private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

	PrescribingProperties {
		if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
			throw new IllegalArgumentException("peerprescribing.prescribing.grace must lie between 0 and 10 minutes");
		}
	}

}
