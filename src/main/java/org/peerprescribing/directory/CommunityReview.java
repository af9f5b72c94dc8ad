package org.peerprescribing.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;

/**
 * A review of a community, open or decided.
 *
 * @param id its id
 * @param community which community
 * @param state where it stands
 * @param demonstration made for the sandbox, by nobody: never to be relied on
 * @param startedAt when it was started
 * @param reviewerId stable id of whose it is now
 * @param reviewer name of the reviewer
 * @param reviewerSince since when it is theirs
 * @param contributors stable ids of all whose it ever was; none of them may approve it
 * @param submission how often it was submitted; whoever decides names the one they saw
 * @param submittedAt when it was submitted last; null until it was
 * @param sentBack why it came back last; null where it never did
 * @param decidedAt when it was approved or ended; null while it is open
 * @param decidedBy name of who approved or ended it; null while it is open
 * @param findings what was found so far, by criterion
 */
public record CommunityReview(ReviewId id, CommunityId community, State state, boolean demonstration, Instant startedAt,
		String reviewerId, String reviewer, Instant reviewerSince, Set<String> contributors, int submission,
		@Nullable Instant submittedAt, @Nullable SentBack sentBack, @Nullable Instant decidedAt,
		@Nullable String decidedBy, List<Recorded> findings) {

	public CommunityReview {
		contributors = Set.copyOf(contributors);
		findings = List.copyOf(findings);
	}

	/** What was found for this criterion; empty where nobody has said. */
	public Optional<Recorded> found(String criterion) {
		return this.findings.stream()
			.filter((recorded) -> recorded.finding().criterion().equals(criterion))
			.findFirst();
	}

	/** Another one whenever a finding was changed or the whole was submitted. */
	public String version() {
		return this.submission + "-" + Integer.toHexString(this.findings.toString().hashCode());
	}

	/** Whether this person worked on it, and so may not approve it. */
	public boolean isBy(Actor actor) {
		return this.contributors.contains(actor.id());
	}

	/** Where a review stands. */
	public enum State {

		/** The reviewer is looking; also after it was sent back. */
		DRAFT,
		/** Waits for somebody else. */
		SUBMITTED,
		/** Somebody else has approved it. */
		APPROVED,
		/** Ended without approval, because the community was suspended or closed. */
		ENDED

	}

	/**
	 * Why a review came back.
	 *
	 * @param at when
	 * @param by name of who sent it back
	 * @param why what has to be looked at again
	 */
	public record SentBack(Instant at, String by, String why) {
	}

	/**
	 * A finding as it was saved.
	 *
	 * @param finding what was found
	 * @param catalogueVersion version of the catalogue that asked
	 * @param question the question as that version put it
	 * @param by name of who saved it
	 * @param at when it was saved last
	 */
	public record Recorded(CriterionFinding finding, String catalogueVersion, String question, String by, Instant at) {
	}

}
