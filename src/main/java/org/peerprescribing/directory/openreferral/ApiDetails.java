package org.peerprescribing.directory.openreferral;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Which standard the feed follows, and where that is written down. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ApiDetails(String version, String profile, String openapiUrl) {

	static final ApiDetails UK = new ApiDetails("HSDS-UK-3.0", "https://docs.openreferraluk.org/en/latest/",
			"https://docs.openreferraluk.org/en/latest/openapi30.json");

}
