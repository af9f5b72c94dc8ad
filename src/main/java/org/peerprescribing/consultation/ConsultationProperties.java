package org.peerprescribing.consultation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site says about the clinician's doors.
 *
 * @param address the service's own address without a path, as record systems and browsers
 * call it; needed as soon as a record system may call, because its tokens name it
 * @param nation England, Wales, Scotland or NI: which communities reach here
 * @param draftsKept how long a draft waits for a colleague, 1 to 60 days
 * @param recordSystems the record systems that may call the hooks; none where empty
 */
@ConfigurationProperties("peerprescribing.consultation")
public record ConsultationProperties(@Nullable URI address, @DefaultValue("England") String nation,
		@DefaultValue("14d") Duration draftsKept, @DefaultValue List<RecordSystem> recordSystems) {

	private static final Set<String> NATIONS = Set.of("England", "Wales", "Scotland", "NI");

	private static final Duration SHORTEST_KEPT = Duration.ofDays(1);

	private static final Duration LONGEST_KEPT = Duration.ofDays(60);

	public ConsultationProperties {
		if (draftsKept.compareTo(SHORTEST_KEPT) < 0 || draftsKept.compareTo(LONGEST_KEPT) > 0) {
			throw new IllegalArgumentException(
					"peerprescribing.consultation.drafts-kept must lie between 1 and 60 days");
		}
		recordSystems = List.copyOf(recordSystems);
		if (!NATIONS.contains(nation)) {
			throw new IllegalArgumentException("peerprescribing.consultation.nation must be one of " + NATIONS);
		}
		if (address == null && !recordSystems.isEmpty()) {
			throw new IllegalArgumentException(
					"peerprescribing.consultation.address is needed where record systems may call");
		}
	}

	/**
	 * A record system on the allow-list.
	 *
	 * @param issuer {@code iss} of its tokens
	 * @param jku where its public keys lie
	 * @param practices ODS codes of the practices it speaks for
	 * @param launches whether its cards lead to a launch of the page instead of an
	 * address for which the clinician signs in
	 */
	public record RecordSystem(String issuer, URI jku, Set<String> practices, @DefaultValue("false") boolean launches) {

		public RecordSystem {
			practices = Set.copyOf(practices);
		}

		/** Whether it speaks for this practice. */
		public boolean speaksFor(OdsCode practice) {
			return this.practices.contains(practice.value());
		}

	}

}
