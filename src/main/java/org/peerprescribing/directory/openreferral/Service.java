package org.peerprescribing.directory.openreferral;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A service as Open Referral UK 3.0 has it. In a list it has only what is single; the
 * rest is null there and comes with the service itself.
 *
 * @param description one sentence, at most 160 characters
 * @param status active, inactive, defunct or temporarily closed; ours are active
 * @param alert a warning that goes before everything else; null where there is none
 * @param assuredDate the day of the review; null where nobody reviewed it in earnest
 * @param lastModified when the facts changed last, which is no review
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Service(UUID id, UUID organizationId, String name, String description, @Nullable String url, String status,
		@Nullable Integer minimumAge, @Nullable Integer maximumAge, @Nullable String alert,
		@Nullable LocalDate assuredDate, @Nullable Instant lastModified, Organization organization,
		@Nullable List<Schedule> schedules, @Nullable List<ServiceArea> serviceAreas,
		@Nullable List<Language> languages, @Nullable List<CostOption> costOptions,
		@Nullable List<Attribute> attributes) {

	/** Who runs it. */
	record Organization(UUID id, String name, String description) {
	}

	/** How to attend; no hours are kept. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Schedule(UUID id, UUID serviceId, String attendingType) {
	}

	/**
	 * Where people may come from.
	 *
	 * @param uri the nation in the national statistics' register; null for anywhere
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record ServiceArea(UUID id, UUID serviceId, String name, @Nullable String uri) {
	}

	/** A language spoken there: name and code of HSDS, beside the UK fields. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Language(UUID id, UUID serviceId, String name, String code) {
	}

	/**
	 * What it costs.
	 *
	 * @param amount 0 where it is free; null where an amount is not known
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record CostOption(UUID id, UUID serviceId, String option, @Nullable BigDecimal amount) {
	}

	/**
	 * A link to a term.
	 *
	 * @param linkType the taxonomy's key
	 * @param value text of a further fact (HSDS); else null
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Attribute(UUID id, UUID linkId, String linkEntity, String linkType, UUID taxonomyTermId,
			@Nullable String value, TaxonomyTerm taxonomyTerm) {
	}

}
