package org.peerprescribing.directory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Where a community stands, from its row and its vetting alone. */
final class Standing {

	private Standing() {
	}

	/**
	 * An online community, approved, in date, known cost, and an address that leads
	 * there.
	 */
	static boolean mayBePrescribed(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return row.kind() == OptionKind.ONLINE_COMMUNITY && mayBeShown(row, approved, today);
	}

	/** As above, of whatever kind. */
	static boolean mayBeShown(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return row.state() == DirectoryEntry.State.APPROVED && usable(row, approved, today);
	}

	/** As above, or paused since. */
	static boolean mayBeOpened(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return Move.VETTED.contains(row.state()) && usable(row, approved, today);
	}

	/** As curators see it. */
	static DirectoryEntry entry(StoredCommunities.Stored row, @Nullable Vetting approved, TrackRecord record,
			LocalDate today) {
		Instant since = (approved != null && isOver(row, approved, today))
				? approved.nextDue().atStartOfDay(Listing.LONDON).toInstant() : row.since();
		return new DirectoryEntry(row.community(), row.kind(), row.background(), shown(row, approved, today), since,
				row.paused(), row.successor(), approved, record, row.unreachableSince());
	}

	/** Whether the clock has ended a vetting that the row still counts as in force. */
	static boolean isOver(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return Move.VETTED.contains(row.state()) && !inDate(approved, today);
	}

	/** The state as people should see it: a vetting that is over has lapsed. */
	private static DirectoryEntry.State shown(StoredCommunities.Stored row, @Nullable Vetting approved,
			LocalDate today) {
		return isOver(row, approved, today) ? DirectoryEntry.State.LAPSED : row.state();
	}

	private static boolean usable(StoredCommunities.Stored row, @Nullable Vetting approved, LocalDate today) {
		return inDate(approved, today) && row.community().cost() != null && row.community().address() != null
				&& row.unreachableSince() == null;
	}

	private static boolean inDate(@Nullable Vetting approved, LocalDate today) {
		return approved != null && today.isBefore(approved.nextDue());
	}

}
