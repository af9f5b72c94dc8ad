package org.peerprescribing.directory.openreferral;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.peerprescribing.directory.links.WebDocuments;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * The documents of a feed from its own address, one request at a time, within limits for
 * all of them together. Refuses with {@code unavailable} what does not come, with
 * {@code too-large} what is too much, and with {@code malformed} what is no document of a
 * feed.
 */
final class HttpFeedPages implements FeedPages {

	private static final int SERVICES_A_PAGE = 100;

	private final URI feed;

	private final WebDocuments web;

	private final Limits limits;

	private final long started = System.nanoTime();

	private long bytes;

	private boolean asked;

	HttpFeedPages(URI feed, WebDocuments web, Limits limits) {
		this.feed = feed;
		this.web = web;
		this.limits = limits;
	}

	@Override
	public Optional<JsonNode> services(int page) {
		Optional<JsonNode> read = read("/services?page=" + page + "&per_page=" + SERVICES_A_PAGE + "&full=true");
		read.ifPresent((document) -> {
			// A feed that does not know our words would give the first page for ever.
			if (document.path("page_number").asInt(page) != page) {
				throw new ProblemException(Problem.INVALID_VALUE, "page_number");
			}
		});
		return read;
	}

	@Override
	public Optional<JsonNode> service(String id) {
		return read("/services/" + id);
	}

	private Optional<JsonNode> read(String what) {
		if (this.asked) {
			LockSupport.parkNanos(this.limits.pause().toNanos());
		}
		this.asked = true;
		if (System.nanoTime() - this.started > this.limits.whole().toNanos()) {
			throw new ProblemException(Problem.UNAVAILABLE, "whole");
		}
		return switch (this.web.get(URI.create(this.feed + what))) {
			case WebDocuments.Answer.Document document -> Optional.of(json(document.body()));
			case WebDocuments.Answer.None none -> switch (none.why()) {
				case NOT_FOUND -> Optional.empty();
				case TOO_LONG -> throw new ProblemException(Problem.TOO_LARGE, "document");
				default -> throw new ProblemException(Problem.UNAVAILABLE, none.why().name().toLowerCase(Locale.ROOT));
			};
		};
	}

	private JsonNode json(byte[] body) {
		this.bytes += body.length;
		if (this.bytes > this.limits.bytes()) {
			throw new ProblemException(Problem.TOO_LARGE, "feed");
		}
		try {
			return FeedJson.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
		}
		catch (CharacterCodingException ex) {
			throw new ProblemException(Problem.MALFORMED);
		}
	}

	/**
	 * How much a whole feed may cost.
	 *
	 * @param whole for all requests together; nobody waits longer for a page
	 * @param bytes of all documents together
	 * @param pause between two requests
	 */
	record Limits(Duration whole, long bytes, Duration pause) {

		static final Limits USUAL = new Limits(Duration.ofMinutes(2), 100_000_000, Duration.ofMillis(100));

	}

}
