package org.peerprescribing.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.DirectoryEntry.State;
import org.peerprescribing.directory.StoredCommunities.Stored;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The only place from which a community moves from one state to another, with everything
 * that belongs to it: the history, the end of open reviews and the news for the others.
 * Always in the transaction of the command, which raises the version as its last act.
 */
@Component
class Lifecycle {

	private static final Duration APPROVE_WITHIN = Duration.ofDays(7);

	private final StoredCommunities communities;

	private final Vettings vettings;

	private final StoredReviews reviews;

	private final ChangeHistory history;

	private final DirectoryVersion version;

	private final Listing listing;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final DirectoryProperties properties;

	Lifecycle(StoredCommunities communities, Vettings vettings, StoredReviews reviews, ChangeHistory history,
			DirectoryVersion version, Listing listing, Worklist worklist, AuditTrail audit,
			ApplicationEventPublisher events, DirectoryProperties properties) {
		this.communities = communities;
		this.vettings = vettings;
		this.reviews = reviews;
		this.history = history;
		this.version = version;
		this.listing = listing;
		this.worklist = worklist;
		this.audit = audit;
		this.events = events;
		this.properties = properties;
	}

	/**
	 * The community as it stands now, and nobody else changes it until this transaction
	 * is over. One whose vetting is over lapses here, if the sweep has not come yet.
	 */
	Stored lock(CommunityId id, Instant now) {
		Stored row = this.communities.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		boolean over = Standing.isOver(row, this.vettings.approved(id).orElse(null), this.listing.today());
		return over ? move(row, Move.LAPSE, Author.CLOCK, null, now) : row;
	}

	/** Refuses with {@code business-rule} what is no legal move. */
	Stored move(Stored row, Move move, Author by, @Nullable String why, Instant now) {
		State to = move.from(row.state()).orElseThrow(() -> new ProblemException(Problem.BUSINESS_RULE, "state"));
		Stored moved = keep(row, row.at(to, now), by, why, now);
		if (to != row.state()) {
			tell(row, move, by, now);
		}
		return moved;
	}

	/** From now on nobody new is sent there; changes nothing where that is so already. */
	Stored pause(Stored row, PauseReason reason, Author by, @Nullable String why, Instant now) {
		if (row.isPausedFor(reason) && reason != PauseReason.FACTS) {
			return row;
		}
		if (reason != PauseReason.FACTS) {
			// Of changed facts each column has a row of its own.
			add(row.community().id(), CommunityChange.What.PAUSE, reason.name(), null, "PAUSED", why, by, now);
		}
		Stored paused = row.pausedFor(reason, now);
		State to = Move.PAUSE.from(row.state()).orElse(row.state());
		return keep(row, paused.at(to, now), by, reason.name(), now);
	}

	/** One reason for a pause is gone; with the last one it is listed again. */
	Stored lift(Stored row, PauseReason reason, Author by, @Nullable String why, Instant now) {
		if (!row.isPausedFor(reason)) {
			return row;
		}
		add(row.community().id(), CommunityChange.What.PAUSE, reason.name(), "PAUSED", null, why, by, now);
		Stored lifted = row.withoutPauseFor(reason);
		if (row.state() != State.PAUSED || !lifted.paused().isEmpty()) {
			return keep(row, lifted, by, null, now);
		}
		Stored resumed = keep(row, lifted.at(State.APPROVED, now), by, why, now);
		this.events.publishEvent(new CommunityReturned(row.community().id(), now));
		return resumed;
	}

	/**
	 * Somebody else has approved a review of the facts as they are. A pause for another
	 * reason goes on.
	 * @param returning whether it had been vetted before
	 */
	Stored approve(Stored row, Author by, boolean returning, Instant now) {
		Stored vetted = row.withoutPauseFor(PauseReason.FACTS);
		Move move = vetted.paused().isEmpty() ? Move.APPROVE : Move.APPROVE_PAUSED;
		State to = move.from(row.state()).orElseThrow(() -> new ProblemException(Problem.BUSINESS_RULE, "state"));
		Stored approved = keep(row, vetted.at(to, now), by, null, now);
		boolean comesBack = to != row.state() && (to == State.APPROVED || !Move.VETTED.contains(row.state()));
		if (returning && comesBack) {
			this.events.publishEvent(new CommunityReturned(row.community().id(), now));
		}
		CommunityId id = row.community().id();
		closeTask(WorkKind.VETTING_DUE, id, by);
		approversAnswered(id, by);
		return approved;
	}

	/** A review waits for somebody who has not worked on it. */
	void askApprovers(CommunityId id) {
		this.worklist.open(new NewWorkItem(WorkKind.REVIEW_SUBMITTED, this.properties.curators(), Role.APPROVER, null,
				id.value(), APPROVE_WITHIN));
	}

	/** None waits any more. */
	void approversAnswered(CommunityId id, Author by) {
		closeTask(WorkKind.REVIEW_SUBMITTED, id, by);
	}

	Stored followedBy(Stored row, @Nullable CommunityId successor, Author by, Instant now) {
		CommunityId before = row.successor();
		if (Objects.equals(before, successor)) {
			return row;
		}
		add(row.community().id(), CommunityChange.What.FACT, "successor", (before != null) ? before.value() : null,
				(successor != null) ? successor.value() : null, null, by, now);
		return keep(row, row.followedBy(successor), by, null, now);
	}

	/** The last act of a command: audits it and tells every replica. */
	void changed(CommunityId id, String activity, Actor by) {
		this.audit.record(by, act(id, activity));
		this.version.changed(List.of(id), this.listing::lookAgain);
	}

	/** As above, of what changes nothing that others see of it. */
	void audited(CommunityId id, String activity, Actor by) {
		this.audit.record(by, act(id, activity));
	}

	/** As {@link #changed}, of somebody without a token. */
	void changed(CommunityId id, String activity, Author by) {
		this.audit.record(by.id(), this.properties.curators(), act(id, activity));
		this.version.changed(List.of(id), this.listing::lookAgain);
	}

	void add(CommunityId id, CommunityChange.What what, @Nullable String field, @Nullable String before,
			@Nullable String after, @Nullable String note, Author by, Instant now) {
		this.history.add(id, new CommunityChange(now, by.name(), what, field, before, after, note), by);
	}

	private Stored keep(Stored before, Stored after, Author by, @Nullable String why, Instant now) {
		if (after.equals(before)) {
			return before;
		}
		this.communities.keep(after);
		if (after.state() != before.state()) {
			add(after.community().id(), CommunityChange.What.STATE, null, before.state().name(), after.state().name(),
					why, by, now);
		}
		return after;
	}

	/** What follows from having moved. */
	private void tell(Stored from, Move move, Author by, Instant now) {
		CommunityId id = from.community().id();
		switch (move) {
			case LAPSE -> publish(id, CommunityUnavailable.Reason.LAPSED, now);
			case SUSPEND -> {
				endReview(from, by, now);
				if (from.state() != State.CLOSED) {
					publish(id, CommunityUnavailable.Reason.SUSPENDED, now);
				}
			}
			case CLOSE -> {
				endReview(from, by, now);
				closeTask(WorkKind.VETTING_DUE, id, by);
				publish(id, CommunityUnavailable.Reason.CLOSED, now);
			}
			default -> {
				// Nobody else has to know.
			}
		}
	}

	/** What comes back, comes back through a new review. */
	private void endReview(Stored row, Author by, Instant now) {
		this.reviews.open(row.community().id()).ifPresent((open) -> {
			this.reviews.decide(open.id(), CommunityReview.State.ENDED, by, now);
			approversAnswered(row.community().id(), by);
			add(row.community().id(), CommunityChange.What.REVIEW, "ended", open.state().name(),
					CommunityReview.State.ENDED.name(), null, by, now);
		});
	}

	private void publish(CommunityId id, CommunityUnavailable.Reason reason, Instant now) {
		this.events.publishEvent(new CommunityUnavailable(id, reason, now));
	}

	private void closeTask(WorkKind kind, CommunityId id, Author by) {
		this.worklist.close(kind, this.properties.curators(), id.value(), by.id());
	}

	private static AuditedAct act(CommunityId id, String activity) {
		return AuditedAct.done(AuditedAct.Action.UPDATE, activity, null, "HealthcareService", id.value());
	}

}
