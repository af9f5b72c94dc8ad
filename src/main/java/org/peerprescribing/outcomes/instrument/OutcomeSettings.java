package org.peerprescribing.outcomes.instrument;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site chooses about measures.
 *
 * @param measures ids of the optional measures that are offered to patients; none by
 * default
 * @param licences by id, the evidence of the licence for an instrument that needs one,
 * such as its number and date; a blank one is none
 */
@ConfigurationProperties("peerprescribing.outcomes")
record OutcomeSettings(@DefaultValue List<String> measures, @DefaultValue Map<String, String> licences) {

	boolean hasEvidence(String instrument) {
		return !this.licences.getOrDefault(instrument, "").isBlank();
	}

}
