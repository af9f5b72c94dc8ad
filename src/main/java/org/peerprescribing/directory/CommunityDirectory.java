package org.peerprescribing.directory;

import java.io.Reader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.identity.Actor;

import org.springframework.stereotype.Service;

/** Communities that stay vetted. */
@Service
public class CommunityDirectory {

	/** The listing now; cheap, no database call while nothing has changed. */
	public DirectorySnapshot snapshot() {
		throw new UnsupportedOperationException();
	}

	/** The facts of a community in whatever state, listed or not. */
	public Optional<Community> find(CommunityId id) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Whether it may be proposed and prescribed now, asked of the database, in the
	 * caller's transaction.
	 */
	public boolean mayBePrescribed(CommunityId id) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Whether a patient may be led there now: as above, except that a safety pause stops
	 * only new prescriptions.
	 */
	public boolean mayBeOpened(CommunityId id) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Imports rows with the catalogue's columns: idempotent, a report line for each row,
	 * a bad row changes nothing and stops no other.
	 * @param dryRun only report
	 */
	public ImportReport importCommunities(Reader csv, boolean dryRun, Actor actor) {
		throw new UnsupportedOperationException();
	}

	/** As {@link #importCommunities}, for the needs list. */
	public ImportReport importNeeds(Reader csv, boolean dryRun, Actor actor) {
		throw new UnsupportedOperationException();
	}

	/**
	 * A curator says that the review is complete; vetting counts only once somebody else
	 * approves it.
	 */
	public void review(CommunityId id, LocalDate reviewedOn, boolean suitableUnder18, boolean demonstration,
			Actor reviewer) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Approves a complete review until that day; refuses with {@code forbidden} whoever
	 * reviewed it.
	 */
	public void approve(CommunityId id, LocalDate nextDue, Actor approver) {
		throw new UnsupportedOperationException();
	}

	/**
	 * At once, by one person: leaves the listing and publishes
	 * {@link CommunityUnavailable}.
	 */
	public void suspend(CommunityId id, Actor by) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Somebody felt unsafe: no new prescriptions until a person has looked; opens the
	 * safety task.
	 */
	public void pauseForSafety(CommunityId id) {
		throw new UnsupportedOperationException();
	}

	/** Every community with its state, for curators. */
	public List<DirectoryEntry> entries() {
		throw new UnsupportedOperationException();
	}

}
