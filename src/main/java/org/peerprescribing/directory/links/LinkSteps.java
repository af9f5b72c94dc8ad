package org.peerprescribing.directory.links;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

import org.peerprescribing.directory.Reachability;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The short transactions of a round; the checks lie between them. */
@Service
@Transactional
class LinkSteps {

	/** Addresses that one round takes on. */
	static final int MOST = 40;

	/** Longer than the slowest round: see {@link LinkRounds}. */
	private static final Duration LEASE = Duration.ofMinutes(30);

	private static final Duration ROUNDS_KEPT = Duration.ofDays(30);

	private final LinkRows rows;

	private final Reachability communities;

	private final Clock clock;

	LinkSteps(LinkRows rows, Reachability communities, Clock clock) {
		this.rows = rows;
		this.communities = communities;
		this.clock = clock;
	}

	List<Due> begin() {
		Instant now = this.clock.instant();
		this.rows.takeIn(now, Duration.ofHours(1));
		return this.rows.lease(UUID.randomUUID(), now, MOST, LEASE);
	}

	/** Others that should answer if our network is well. */
	List<String> controls(int most) {
		return this.rows.fineSince(this.clock.instant().minus(Duration.ofDays(3)), most);
	}

	void keepRound(RoundVerdict verdict) {
		Instant now = this.clock.instant();
		this.rows.addRound(TimeOrderedId.next(), now, verdict, now.minus(ROUNDS_KEPT));
	}

	/** Keeps the finding and what follows from it; nothing where the lease was lost. */
	Optional<LinkState> conclude(Due due, Finding found) {
		return this.rows.held(due).map((held) -> {
			Instant now = this.clock.instant();
			LinkState before = held.state();
			LinkState after = before.after(found, now);
			boolean back = before.hidden() && !after.hidden();
			this.rows.keep(due.community(), after, back, now,
					now.plus(after.failures() > 0 ? between(6, 10) : between(22, 26)));
			if (after.asksPersonAfter(before)) {
				this.communities.askCurators(due.community());
			}
			if (after.hidden() && !before.hidden()) {
				this.communities.lost(due.community());
			}
			if (back) {
				this.communities.found(due.community());
			}
			return after;
		});
	}

	/** Nothing is counted; soon again. */
	void postpone(List<Due> round) {
		Instant now = this.clock.instant();
		round.forEach((due) -> this.rows.postpone(due, now.plus(Duration.ofMinutes(30)).plus(between(0, 1))));
	}

	/** So that checks neither come all at once nor ever at the same hour. */
	private static Duration between(int hours, int andHours) {
		return Duration.ofSeconds(RandomGenerator.getDefault().nextLong(hours * 3600L, andHours * 3600L));
	}

}
