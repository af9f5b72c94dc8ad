package org.peerprescribing.directory.openreferral;

import java.util.UUID;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A taxonomy as the standard has it: id, name and description are required. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Taxonomy(UUID id, String name, String description, String uri) {

	static Taxonomy of(Classification classification) {
		return new Taxonomy(FeedIds.of("taxonomy", classification.key()), classification.title(),
				classification.description(), classification.uri());
	}

}
