package org.peerprescribing.directory;

import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Communities that stay vetted. */
@Service
@Transactional
public class CommunityDirectory {

	private final StoredCommunities communities;

	private final Vettings vettings;

	private final Activities activities;

	private final StoredTrackRecords trackRecords;

	private final Listing listing;

	private final CatalogueImport imports;

	private final Lifecycle lifecycle;

	private final OtherOptions others;

	private final AuditTrail audit;

	private final Clock clock;

	CommunityDirectory(StoredCommunities communities, Vettings vettings, Activities activities,
			StoredTrackRecords trackRecords, Listing listing, CatalogueImport imports, Lifecycle lifecycle,
			OtherOptions others, AuditTrail audit, Clock clock) {
		this.communities = communities;
		this.vettings = vettings;
		this.activities = activities;
		this.trackRecords = trackRecords;
		this.listing = listing;
		this.imports = imports;
		this.lifecycle = lifecycle;
		this.others = others;
		this.audit = audit;
		this.clock = clock;
	}

	/** The listing now; cheap, no database call while nothing has changed. */
	@Transactional(propagation = Propagation.SUPPORTS)
	public DirectorySnapshot snapshot() {
		return this.listing.now();
	}

	/** The facts of a community in whatever state, listed or not. */
	@Transactional(readOnly = true)
	public Optional<Community> find(CommunityId id) {
		return this.communities.find(id).map(StoredCommunities.Stored::community);
	}

	/**
	 * Whether it may be proposed and prescribed now, asked of the database, in the
	 * caller's transaction. Where that one writes, the answer holds until it is over.
	 */
	public boolean mayBePrescribed(CommunityId id) {
		Optional<StoredCommunities.Stored> row = TransactionSynchronizationManager.isCurrentTransactionReadOnly()
				? this.communities.find(id) : this.communities.hold(id);
		return row.isPresent()
				&& Standing.mayBePrescribed(row.get(), this.vettings.approved(id).orElse(null), this.listing.today());
	}

	/**
	 * Whether a patient may be led there now: as above, except that a safety pause stops
	 * only new prescriptions.
	 */
	@Transactional(readOnly = true)
	public boolean mayBeOpened(CommunityId id) {
		Optional<StoredCommunities.Stored> row = this.communities.find(id);
		return row.isPresent()
				&& Standing.mayBeOpened(row.get(), this.vettings.approved(id).orElse(null), this.listing.today());
	}

	/**
	 * Imports rows with the catalogue's columns: idempotent, a report line for each row,
	 * a bad row changes nothing and stops no other. A vetted community whose facts change
	 * is paused until it is reviewed again. Each change stands in the history with its
	 * author.
	 * @param dryRun only report
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportReport importCommunities(Reader csv, boolean dryRun, Actor actor) {
		return importing("import-communities", (file) -> this.imports.communities(file, actor), csv, dryRun, actor);
	}

	/** As {@link #importCommunities}, for the needs list. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportReport importNeeds(Reader csv, boolean dryRun, Actor actor) {
		return importing("import-needs", this.imports::needs, csv, dryRun, actor);
	}

	/**
	 * As {@link #importCommunities}, for codes of national extensions and the needs that
	 * they stand for.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportReport importNationalCodes(Reader csv, boolean dryRun, Actor actor) {
		return importing("import-national-codes", this.imports::nationalCodes, csv, dryRun, actor);
	}

	/**
	 * What else there is for this need: vetted helplines, local groups and things to do
	 * alone, for it or for a need at most two steps broader, where people of this nation
	 * may use them; ordered by id.
	 * @param nation England, Wales, Scotland or NI; null where not known, then only what
	 * is there for everybody
	 */
	@Transactional(readOnly = true)
	public List<OtherOption> otherOptions(SnomedConcept need, @Nullable String nation) {
		return this.others.of(need, nation, this.listing.today());
	}

	/**
	 * A curator enters how alive a community was on a day, the time to the first reply in
	 * whole minutes. Refuses a day in the future, an entry that says nothing, and with
	 * {@code business-rule} one that contradicts an earlier one of that day and basis;
	 * the same once more changes nothing.
	 */
	public void recordActivity(CommunityId id, Activity activity, Actor by) {
		by.mustBe(Role.CURATOR);
		if (activity.saysNothing()) {
			throw new ProblemException(Problem.REQUIRED, "activity");
		}
		if (activity.on().isAfter(this.listing.today())) {
			throw new ProblemException(Problem.INVALID_VALUE, "on");
		}
		Instant now = this.clock.instant();
		this.lifecycle.lock(id, now);
		Activity kept = activity.inWholeMinutes();
		if (this.activities.add(id, kept, by, now)) {
			this.lifecycle.add(id, CommunityChange.What.ACTIVITY, kept.basis().name(), null, kept.inWords(), null,
					Author.of(by), now);
			this.lifecycle.changed(id, "record-activity", by);
		}
		else if (!this.activities.find(id, kept.on(), kept.basis()).equals(Optional.of(kept))) {
			throw new ProblemException(Problem.BUSINESS_RULE, "on");
		}
	}

	/**
	 * All that was ever entered of how alive it is, the newest day first; none where
	 * there is no such community.
	 */
	@Transactional(readOnly = true)
	public List<RecordedActivity> activities(CommunityId id) {
		return this.activities.of(id);
	}

	/**
	 * Every community with its state, for curators, in the order of the ids; from memory,
	 * as {@link #snapshot}.
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<DirectoryEntry> entries() {
		return this.listing.rows().entries(this.listing.today());
	}

	/**
	 * A page of them by name, from memory. Refuses with {@code invalid-value} more than
	 * 100 characters.
	 * @param wanted only those in this state; null for any
	 * @param text only those with this in their name or their provider's, capitals and
	 * accents aside, and the one with this id; empty for any
	 * @param number counts from 1; the last one where there are not as many
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	public DirectoryPage page(DirectoryEntry.@Nullable State wanted, String text, int number) {
		return DirectoryPage.of(this.listing.rows(), wanted, text, number, this.listing.today());
	}

	/** One community with its state, for curators. */
	@Transactional(readOnly = true)
	public Optional<DirectoryEntry> entry(CommunityId id) {
		LocalDate today = this.listing.today();
		return this.communities.find(id)
			.map((row) -> Standing.entry(row, this.vettings.approved(id).orElse(null), this.trackRecords.of(id, today),
					today));
	}

	/** Every review of a community with its approval, oldest first. */
	@Transactional(readOnly = true)
	public List<VettingStep> vettingHistory(CommunityId id) {
		return this.vettings.history(id);
	}

	private ImportReport importing(String activity, Function<Reader, ImportReport> work, Reader csv, boolean dryRun,
			Actor actor) {
		actor.mustBe(Role.CURATOR);
		ImportReport report = work.apply(csv);
		if (dryRun) {
			TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
			return report;
		}
		this.audit.record(actor,
				AuditedAct.done(AuditedAct.Action.EXECUTE, activity, null, "HealthcareService", "catalogue"));
		return report;
	}

}
