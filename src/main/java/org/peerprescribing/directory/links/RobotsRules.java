package org.peerprescribing.directory.links;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fetches each site's robots.txt and keeps what it says for a day. There are no rules
 * where it is answered with 4xx (RFC 9309, 2.3.1.3); where it is answered with 5xx nobody
 * knows, and one has to wait (2.3.1.4).
 */
final class RobotsRules {

	private static final Duration KEPT = Duration.ofDays(1);

	private static final int MOST_KEPT = 1000;

	private static final int MOST_REDIRECTS = 5;

	private final PageFetcher fetcher;

	private final String product;

	private final Clock clock;

	private final Map<String, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>() {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
			return size() > MOST_KEPT;
		}
	});

	RobotsRules(PageFetcher fetcher, String product, Clock clock) {
		this.fetcher = fetcher;
		this.product = product;
		this.clock = clock;
	}

	Said of(WebAddress address, HostPace pace) {
		Instant now = this.clock.instant();
		Kept before = this.kept.get(address.origin());
		if (before != null && before.at().plus(KEPT).isAfter(now) && !before.at().isAfter(now)) {
			return new Said.Rules(before.rules());
		}
		Said said = ask(address.withPath("/robots.txt"), pace);
		if (said instanceof Said.Rules rules) {
			this.kept.put(address.origin(), new Kept(rules.robots(), now));
		}
		return said;
	}

	private Said ask(WebAddress first, HostPace pace) {
		WebAddress at = first;
		for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
			WebAddress asked = at;
			switch (pace.alone(asked.host(), () -> this.fetcher.get(asked))) {
				case Fetched.NoAnswer none -> {
					return new Said.Nothing(none.cause());
				}
				case Fetched.Answer answer when answer.isRedirect() && answer.location() != null -> {
					try {
						at = asked.resolve(answer.location());
					}
					catch (RefusedAddress ex) {
						return new Said.Rules(Robots.ALLOW_ALL);
					}
					if (!Sites.same(first.host(), at.host())) {
						// The page itself will show that the whole site has moved.
						return new Said.Rules(Robots.ALLOW_ALL);
					}
				}
				case Fetched.Answer answer when answer.status() >= 500 -> {
					return new Said.Wait();
				}
				case Fetched.Answer answer -> {
					return new Said.Rules(answer.isSuccess()
							? Robots.parse(new String(answer.body(), StandardCharsets.UTF_8), this.product)
							: Robots.ALLOW_ALL);
				}
			}
		}
		return new Said.Rules(Robots.ALLOW_ALL);
	}

	/** What a site says to checkers. */
	sealed interface Said {

		record Rules(Robots robots) implements Said {
		}

		record Wait() implements Said {
		}

		record Nothing(Cause cause) implements Said {
		}

	}

	private record Kept(Robots rules, Instant at) {
	}

}
