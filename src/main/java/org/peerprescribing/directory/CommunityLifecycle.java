package org.peerprescribing.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.DirectoryEntry.State;
import org.peerprescribing.directory.StoredCommunities.Stored;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What ends, pauses and continues a community besides its reviews. Every command is
 * audited, stands in the history with its author, and has one effect however often it
 * comes; each refuses with {@code not-found} a community that does not exist. Notes have
 * at most 500 characters.
 */
@Service
@Transactional
public class CommunityLifecycle {

	private static final Duration SAFETY_WITHIN = Duration.ofHours(24);

	private final StoredCommunities communities;

	private final Lifecycle lifecycle;

	private final ChangeHistory history;

	private final Worklist worklist;

	private final DirectoryProperties properties;

	private final Clock clock;

	CommunityLifecycle(StoredCommunities communities, Lifecycle lifecycle, ChangeHistory history, Worklist worklist,
			DirectoryProperties properties, Clock clock) {
		this.communities = communities;
		this.lifecycle = lifecycle;
		this.history = history;
		this.worklist = worklist;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * At once, by one person, from every state but closed: leaves the listing, ends an
	 * open review and publishes {@link CommunityUnavailable}. It comes back only through
	 * a new review that somebody else approves. Refuses a closed community with
	 * {@code business-rule} at {@code state}.
	 * @param why in the curator's words; must not be empty
	 */
	public void suspend(CommunityId id, String why, Actor by) {
		by.mustBe(Role.CURATOR, Role.APPROVER);
		String reason = Notes.required("why", why);
		Instant now = this.clock.instant();
		Stored row = this.lifecycle.lock(id, now);
		if (row.state() != State.SUSPENDED) {
			this.lifecycle.move(row, Move.SUSPEND, Author.of(by), reason, now);
			this.lifecycle.changed(id, "suspend-community", by);
		}
	}

	/**
	 * It is no more: leaves the listing, ends an open review and publishes
	 * {@link CommunityUnavailable}. Refuses with {@code invalid-value} a successor that
	 * does not exist, is closed itself or is this one.
	 * @param successor the community that follows it; null where none is known
	 * @param why in the curator's words; may be empty
	 */
	public void close(CommunityId id, @Nullable CommunityId successor, String why, Actor by) {
		by.mustBe(Role.CURATOR, Role.APPROVER);
		String reason = Notes.read("why", why);
		if (successor != null && (successor.equals(id) || isClosedOrUnknown(successor))) {
			throw new ProblemException(Problem.INVALID_VALUE, "successor");
		}
		Instant now = this.clock.instant();
		Stored row = this.lifecycle.lock(id, now);
		Stored closed = this.lifecycle.move(row, Move.CLOSE, Author.of(by), reason.isEmpty() ? null : reason, now);
		Stored followed = this.lifecycle.followedBy(closed, successor, Author.of(by), now);
		if (!followed.equals(row)) {
			this.lifecycle.changed(id, "close-community", by);
		}
	}

	/**
	 * Somebody felt unsafe there: no new prescriptions until a curator has looked; opens
	 * the safety task, due within 24 hours. From a patient's page, so nobody is named.
	 */
	public void pauseForSafety(CommunityId id) {
		Instant now = this.clock.instant();
		Stored row = this.lifecycle.lock(id, now);
		if (row.state() != State.CLOSED) {
			this.lifecycle.pause(row, PauseReason.SAFETY, Author.PATIENT, null, now);
		}
		this.worklist.open(new NewWorkItem(WorkKind.COMMUNITY_SAFETY, this.properties.curators(), Role.CURATOR, null,
				id.value(), SAFETY_WITHIN));
		this.lifecycle.changed(id, "pause-for-safety", Author.PATIENT);
	}

	/**
	 * A curator says why it is safe again; refuses with {@code business-rule} at
	 * {@code task} while the safety task is open.
	 * @param note what was found; must not be empty
	 */
	public void endSafetyPause(CommunityId id, String note, Actor by) {
		by.mustBe(Role.CURATOR);
		String found = Notes.required("note", note);
		Instant now = this.clock.instant();
		Stored row = this.lifecycle.lock(id, now);
		if (!row.isPausedFor(PauseReason.SAFETY)) {
			return;
		}
		if (this.worklist.isOpen(WorkKind.COMMUNITY_SAFETY, this.properties.curators(), id.value())) {
			throw new ProblemException(Problem.BUSINESS_RULE, "task");
		}
		this.lifecycle.lift(row, PauseReason.SAFETY, Author.of(by), found, now);
		this.lifecycle.changed(id, "end-safety-pause", by);
	}

	/**
	 * It takes nobody new: leaves matching at once, open referrals go on. Also from a
	 * state in which it is not listed: then it stays full once it is approved again.
	 */
	public void markFull(CommunityId id, Actor by) {
		by.mustBe(Role.CURATOR, Role.APPROVER);
		if (isFull(id, true, Author.of(by))) {
			this.lifecycle.changed(id, "mark-community-full", by);
		}
	}

	/** As above, said by the community at a door that has checked who asks. */
	public void markFull(CommunityId id) {
		if (isFull(id, true, Author.COMMUNITY)) {
			this.lifecycle.changed(id, "mark-community-full", Author.COMMUNITY);
		}
	}

	/** It takes new people again; a pause for another reason goes on. */
	public void markOpen(CommunityId id, Actor by) {
		by.mustBe(Role.CURATOR, Role.APPROVER);
		if (isFull(id, false, Author.of(by))) {
			this.lifecycle.changed(id, "mark-community-open", by);
		}
	}

	/** As above, said by the community at a door that has checked who asks. */
	public void markOpen(CommunityId id) {
		if (isFull(id, false, Author.COMMUNITY)) {
			this.lifecycle.changed(id, "mark-community-open", Author.COMMUNITY);
		}
	}

	/**
	 * Every change of it with its author, newest first; empty where it does not exist.
	 */
	@Transactional(readOnly = true)
	public List<CommunityChange> history(CommunityId id) {
		return this.history.of(id);
	}

	/** Whether that has changed anything. */
	private boolean isFull(CommunityId id, boolean full, Author by) {
		Instant now = this.clock.instant();
		Stored row = this.lifecycle.lock(id, now);
		if (row.state() == State.CLOSED) {
			throw new ProblemException(Problem.BUSINESS_RULE, "state");
		}
		Stored after = full ? this.lifecycle.pause(row, PauseReason.CAPACITY, by, null, now)
				: this.lifecycle.lift(row, PauseReason.CAPACITY, by, null, now);
		return !after.equals(row);
	}

	private boolean isClosedOrUnknown(CommunityId id) {
		return this.communities.find(id).filter((row) -> row.state() != State.CLOSED).isEmpty();
	}

}
