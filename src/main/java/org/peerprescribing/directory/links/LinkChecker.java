package org.peerprescribing.directory.links;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Checks one address: asks robots.txt first, follows at most five redirects by hand, each
 * of them checked like the first, and never one to another's host.
 */
final class LinkChecker {

	private static final int MOST_REDIRECTS = 5;

	private final PageFetcher fetcher;

	private final RobotsRules robots;

	LinkChecker(PageFetcher fetcher, RobotsRules robots) {
		this.fetcher = fetcher;
		this.robots = robots;
	}

	/**
	 * Throws nothing for what the other side does; refuses to run inside a transaction.
	 * @param withoutRobots whether to go on where robots.txt could not be had
	 */
	Finding check(String address, boolean withoutRobots, HostPace pace) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("An address is never checked inside a transaction");
		}
		try {
			WebAddress first = WebAddress.of(address);
			WebAddress at = first;
			for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
				WebAddress asked = at;
				if (!Sites.same(first.host(), asked.host())) {
					return Sites.isParking(asked.host()) ? Finding.of(Cause.PARKED_HOST)
							: new Finding(Cause.OTHER_HOST, asked.host());
				}
				if (redirects > 0 && Sites.isParking(asked.host())) {
					return Finding.of(Cause.PARKED_HOST);
				}
				Cause kept = keptOut(asked, withoutRobots, pace);
				if (kept != null) {
					return Finding.of(kept);
				}
				switch (pace.alone(asked.host(), () -> this.fetcher.get(asked))) {
					case Fetched.NoAnswer none -> {
						return Finding.of(none.cause());
					}
					case Fetched.Answer answer when answer.isRedirect() && answer.location() != null -> {
						at = asked.resolve(answer.location());
					}
					case Fetched.Answer answer -> {
						return Finding.of(judge(answer));
					}
				}
			}
			return Finding.of(Cause.TOO_MANY_REDIRECTS);
		}
		catch (RefusedAddress ex) {
			return Finding.of(Cause.BAD_ADDRESS);
		}
	}

	/** Whether anything at all answers there, good or bad. */
	boolean answers(String address, HostPace pace) {
		try {
			WebAddress asked = WebAddress.of(address);
			return pace.alone(asked.host(), () -> this.fetcher.answers(asked));
		}
		catch (RefusedAddress ex) {
			return false;
		}
	}

	private @Nullable Cause keptOut(WebAddress address, boolean withoutRobots, HostPace pace) {
		return switch (this.robots.of(address, pace)) {
			case RobotsRules.Said.Rules rules -> rules.robots().allow(address.pathAndQuery()) ? null : Cause.ROBOTS;
			case RobotsRules.Said.Wait wait -> withoutRobots ? null : Cause.ROBOTS_UNREADABLE;
			case RobotsRules.Said.Nothing nothing -> nothing.cause();
		};
	}

	private static Cause judge(Fetched.Answer answer) {
		int status = answer.status();
		if (status == 404 || status == 410) {
			return Cause.NOT_FOUND;
		}
		if (status == 451) {
			return Cause.LEGAL_BLOCK;
		}
		if (status == 403 && isPage(answer) && PageWords.refusesThisCountry(answer.body())) {
			return Cause.REGION_BLOCK;
		}
		if ((status >= 400 && status < 500) || answer.challenge()) {
			return Cause.TURNED_AWAY;
		}
		if (status >= 500) {
			return Cause.SERVER_ERROR;
		}
		if (!answer.isSuccess()) {
			return Cause.STRANGE_ANSWER;
		}
		return isPage(answer) ? PageWords.read(answer.body()).orElse(Cause.ANSWERS) : Cause.ANSWERS;
	}

	private static boolean isPage(Fetched.Answer answer) {
		String type = answer.contentType();
		return type == null || type.toLowerCase(Locale.ROOT).contains("html");
	}

}
