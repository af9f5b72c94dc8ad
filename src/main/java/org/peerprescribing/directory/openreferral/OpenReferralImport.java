package org.peerprescribing.directory.openreferral;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.directory.CommunityFeeds;
import org.peerprescribing.directory.FeedRow;
import org.peerprescribing.directory.ImportReport;
import org.peerprescribing.directory.ImportTrial;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Takes in a feed of Open Referral UK 3.0, our own or somebody else's. All of it is read
 * before anything is written.
 */
@Component
class OpenReferralImport {

	/** As many rows as the catalogue's file may have. */
	private static final int MOST_SERVICES = 20_000;

	private final CommunityFeeds feeds;

	OpenReferralImport(CommunityFeeds feeds) {
		this.feeds = feeds;
	}

	/**
	 * Reads every page and takes in its services, as {@link CommunityFeeds#take} does; a
	 * report line for each. Refuses with {@code malformed} pages that cannot be read, and
	 * with {@code invalid-value} a feed that holds more or fewer services than it says:
	 * it may be cut short, so nothing of it comes in.
	 * @param feed address of the feed, which is how it is known the next time
	 * @param dryRun only report
	 */
	ImportReport importFeed(URI feed, FeedPages pages, boolean dryRun, Actor actor) {
		return this.feeds.take(feed, read(feed, pages, actor), dryRun, actor);
	}

	/**
	 * As {@link #importFeed}, but only where that does exactly what was shown; else it
	 * writes nothing and answers with what it would do now.
	 * @param shown the digest of what was shown; empty where nothing was yet
	 */
	ImportTrial importAsShown(URI feed, FeedPages pages, String shown, Actor actor) {
		return this.feeds.takeAsShown(feed, read(feed, pages, actor), shown, actor);
	}

	private static List<FeedRow> read(URI feed, FeedPages pages, Actor actor) {
		actor.mustBe(Role.CURATOR);
		ServiceReader reader = new ServiceReader(feed);
		List<FeedRow> rows = new ArrayList<>();
		JsonNode page = pages.services(1).orElseThrow(() -> new ProblemException(Problem.REQUIRED, "services"));
		int total = count(page, "total_items");
		int last = count(page, "total_pages");
		for (int number = 1; number <= Math.max(last, 1); number++) {
			if (number > 1) {
				page = pages.services(number)
					.orElseThrow(() -> new ProblemException(Problem.INVALID_VALUE, "total_pages"));
			}
			JsonNode contents = page.path("contents");
			if (!contents.isArray()) {
				throw new ProblemException(Problem.MALFORMED);
			}
			// An empty page before the end is a cut, and one after it may have no end.
			if (rows.size() + contents.size() > total || (contents.isEmpty() && rows.size() < total)) {
				throw new ProblemException(Problem.INVALID_VALUE, "total_items");
			}
			for (JsonNode service : contents) {
				rows.add(reader.read(whole(service, pages), rows.size() + 1));
			}
		}
		if (rows.size() != total) {
			throw new ProblemException(Problem.INVALID_VALUE, "total_items");
		}
		return rows;
	}

	/** A list may hold only what is single; then the rest is asked for. */
	private static JsonNode whole(JsonNode service, FeedPages pages) {
		if (service.has("attributes")) {
			return service;
		}
		Optional<String> id = service.path("id").isString() ? Optional.of(service.path("id").stringValue())
				: Optional.empty();
		return id.flatMap(FeedIds::read).flatMap((known) -> pages.service(known.toString())).orElse(service);
	}

	private static int count(JsonNode page, String field) {
		JsonNode count = page.path(field);
		if (!count.isIntegralNumber() || !count.canConvertToInt() || count.intValue() < 0
				|| count.intValue() > MOST_SERVICES) {
			throw new ProblemException(Problem.INVALID_VALUE, field);
		}
		return count.intValue();
	}

}
