package org.peerprescribing.prescribing;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site may choose about prescribing.
 *
 * @param grace how long a signed prescription can be undone before it is issued, 0 to 10
 * minutes
 * @param nation England, Wales, Scotland or NI: which communities reach here, where a
 * caller of the FHIR door does not say
 */
@ConfigurationProperties("peerprescribing.prescribing")
public record PrescribingProperties(@DefaultValue("60s") Duration grace, @DefaultValue("England") String nation) {

	private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

	private static final Set<String> NATIONS = Set.of("England", "Wales", "Scotland", "NI");

	public PrescribingProperties {
		if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
			throw new IllegalArgumentException("peerprescribing.prescribing.grace must lie between 0 and 10 minutes");
		}
		if (!NATIONS.contains(nation)) {
			throw new IllegalArgumentException("peerprescribing.prescribing.nation must be one of " + NATIONS);
		}
	}

}
