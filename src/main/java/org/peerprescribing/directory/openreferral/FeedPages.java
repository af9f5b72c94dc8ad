package org.peerprescribing.directory.openreferral;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

/** The documents of somebody's feed, wherever they come from. */
interface FeedPages {

	/** That page of its services, the first being 1; empty where there is none. */
	Optional<JsonNode> services(int page);

	/** One service with all that belongs to it; empty where it is not to be had. */
	Optional<JsonNode> service(String id);

}
