package org.peerprescribing.directory.fhir.terminology;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether a terminology server is asked.
 *
 * @param address base address of its FHIR R4 door, http or https, without a slash at its
 * end; null where none is asked
 * @param patience for all calls of one question together: somebody waits for it
 */
@ConfigurationProperties("peerprescribing.directory.terminology")
record TerminologySettings(@Nullable URI address, @DefaultValue("300ms") Duration patience) {

	TerminologySettings {
		if (address != null && address.toString().isEmpty()) {
			address = null;
		}
		if (address != null && (!("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
				|| address.getHost() == null || address.getUserInfo() != null || address.getQuery() != null
				|| address.getFragment() != null || address.toString().endsWith("/"))) {
			throw new InvalidValue("peerprescribing.directory.terminology.address");
		}
	}

}
