package org.peerprescribing.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Whether a community may be proposed or opened, from its row and its vetting alone. */
final class Standing {

	private Standing() {
	}

	/** Approved, in date, with an address and a known cost. */
	static boolean mayBePrescribed(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return row.state() == DirectoryEntry.State.APPROVED && usable(row, approved, today);
	}

	/** As above, or paused since. */
	static boolean mayBeOpened(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return (row.state() == DirectoryEntry.State.APPROVED || row.state() == DirectoryEntry.State.PAUSED)
				&& usable(row, approved, today);
	}

	/** The state as people should see it: a vetting that is over has lapsed. */
	static DirectoryEntry.State shown(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		boolean vetted = row.state() == DirectoryEntry.State.APPROVED || row.state() == DirectoryEntry.State.PAUSED;
		return (vetted && !inDate(approved, today)) ? DirectoryEntry.State.LAPSED : row.state();
	}

	private static boolean usable(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return inDate(approved, today) && row.community().cost() != null && row.community().address() != null;
	}

	private static boolean inDate(@Nullable Vetting approved, LocalDate today) {
		return approved != null && today.isBefore(approved.nextDue());
	}

}
