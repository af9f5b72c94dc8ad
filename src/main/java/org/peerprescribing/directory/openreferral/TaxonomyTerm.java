package org.peerprescribing.directory.openreferral;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Need;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A term of a taxonomy as the standard has it: id, name and description are required.
 *
 * @param code code of HSDS, beside the UK fields: the SNOMED CT id or our word
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaxonomyTerm(UUID id, String code, String name, String description, @Nullable UUID parentId, String taxonomy,
		UUID taxonomyId, String termUri, String term) {

	/** How HL7 and SNOMED International address a concept. */
	static final String SNOMED = "http://snomed.info/id/";

	static TaxonomyTerm of(Classification classification, String code, String words) {
		return new TaxonomyTerm(id(classification, code), code, words, classification.title() + ": " + words, null,
				classification.uri(), FeedIds.of("taxonomy", classification.key()),
				classification.uri() + Classification.CODE_MARK + code, words);
	}

	static TaxonomyTerm of(Need need) {
		String code = need.concept().id();
		return new TaxonomyTerm(id(Classification.NEED, code), code, need.term(), need.patientLabel(),
				(need.broader() != null) ? id(Classification.NEED, need.broader().id()) : null,
				Classification.NEED.uri(), FeedIds.of("taxonomy", Classification.NEED.key()), SNOMED + code,
				need.term());
	}

	private static UUID id(Classification classification, String code) {
		return FeedIds.of("taxonomy_term", classification.key(), code);
	}

}
