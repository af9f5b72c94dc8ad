package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What was done to one community, as a test remembers it: no states, no database, only
 * what the rule of the house speaks of.
 */
final class VettingModel {

	/** Everybody whose review the present one was. */
	final Set<String> reviewers = new HashSet<>();

	boolean allMet;

	boolean submitted;

	boolean changedSinceSubmission;

	@Nullable LocalDate due;

	boolean selfApproved;

	boolean suspended;

	boolean closed;

	boolean unsafe;

	boolean full;

	boolean changedSinceApproval;

	private String moderation = "pre";

	void factsAre(String now) {
		if (!now.equals(this.moderation)) {
			this.moderation = now;
			this.changedSinceApproval = true;
			this.changedSinceSubmission = true;
		}
	}

	/** Vetted, in date, approved by another, and nothing against it. */
	boolean mayBeListed(LocalDate today) {
		boolean vetted = this.due != null && today.isBefore(this.due) && !this.selfApproved;
		return vetted && !this.suspended && !this.closed && !this.unsafe && !this.full && !this.changedSinceApproval;
	}

}
