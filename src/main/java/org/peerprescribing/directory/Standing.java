package org.peerprescribing.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** Where a community stands, from its row and its vetting alone. */
final class Standing {

	private Standing() {
	}

	/** Approved, in date, with a known cost and an address that leads there. */
	static boolean mayBePrescribed(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return row.state() == DirectoryEntry.State.APPROVED && usable(row, approved, today);
	}

	/** As above, or paused since. */
	static boolean mayBeOpened(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return (row.state() == DirectoryEntry.State.APPROVED || row.state() == DirectoryEntry.State.PAUSED)
				&& usable(row, approved, today);
	}

	/** As curators see it. */
	static DirectoryEntry entry(StoredCommunities.Stored row, @Nullable Vetting approved, TrackRecord record,
			LocalDate today) {
		return new DirectoryEntry(row.community(), shown(row, approved, today), approved, record);
	}

	/**
	 * Refuses with {@code business-rule} an approval that there is nothing for: no open
	 * review, or a community whose cost or address is not known. A pause or suspension
	 * after the review wants a new review, not the approval of the old one.
	 */
	static void mustBeApprovable(StoredCommunities.Stored row, Vettings.Review review) {
		boolean state = row.state() == DirectoryEntry.State.UNDER_REVIEW || row.state() == DirectoryEntry.State.APPROVED
				|| row.state() == DirectoryEntry.State.PAUSED;
		boolean stale = row.state() == DirectoryEntry.State.PAUSED && review.at().isBefore(row.since());
		if (!state || stale || review.approverId() != null) {
			throw new ProblemException(Problem.BUSINESS_RULE, "review");
		}
		if (row.community().cost() == null) {
			throw new ProblemException(Problem.BUSINESS_RULE, "cost");
		}
		if (row.community().address() == null) {
			throw new ProblemException(Problem.BUSINESS_RULE, "address");
		}
	}

	/** The state as people should see it: a vetting that is over has lapsed. */
	private static DirectoryEntry.State shown(StoredCommunities.Stored row, @Nullable Vetting approved,
			LocalDate today) {
		boolean vetted = row.state() == DirectoryEntry.State.APPROVED || row.state() == DirectoryEntry.State.PAUSED;
		return (vetted && !inDate(approved, today)) ? DirectoryEntry.State.LAPSED : row.state();
	}

	private static boolean usable(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return inDate(approved, today) && row.community().cost() != null && row.community().address() != null
				&& row.unreachableSince() == null;
	}

	private static boolean inDate(@Nullable Vetting approved, LocalDate today) {
		return approved != null && today.isBefore(approved.nextDue());
	}

}
