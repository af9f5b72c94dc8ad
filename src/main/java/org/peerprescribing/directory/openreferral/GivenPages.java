package org.peerprescribing.directory.openreferral;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * Documents that somebody has already: pages of services and single services, in any
 * order.
 */
final class GivenPages implements FeedPages {

	private final Map<Integer, JsonNode> pages = new HashMap<>();

	private final Map<String, JsonNode> services = new HashMap<>();

	/**
	 * Refuses with {@code malformed} what is no document of a feed, and with
	 * {@code invalid-value} a page that is there twice.
	 */
	GivenPages(Collection<String> documents) {
		for (String text : documents) {
			JsonNode document = FeedJson.read(text);
			if (document.has("contents")) {
				if (this.pages.put(document.path("page_number").asInt(1), document) != null) {
					throw new ProblemException(Problem.INVALID_VALUE, "page_number");
				}
			}
			else if (document.path("id").isString()) {
				this.services.put(document.path("id").stringValue(), document);
			}
			else {
				throw new ProblemException(Problem.MALFORMED);
			}
		}
	}

	@Override
	public Optional<JsonNode> services(int page) {
		return Optional.ofNullable(this.pages.get(page));
	}

	@Override
	public Optional<JsonNode> service(String id) {
		return Optional.ofNullable(this.services.get(id));
	}

}
