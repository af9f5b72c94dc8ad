package org.peerprescribing.directory;

import java.io.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Communities that stay vetted. */
@Service
@Transactional
public class CommunityDirectory {

	/** A vetting holds at most this long after its review; then somebody looks again. */
	private static final int MOST_MONTHS = 24;

	private static final Duration SAFETY_WITHIN = Duration.ofHours(24);

	private final StoredCommunities communities;

	private final Vettings vettings;

	private final Activities activities;

	private final StoredTrackRecords trackRecords;

	private final DirectoryVersion version;

	private final Listing listing;

	private final CatalogueImport imports;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final DirectoryProperties properties;

	private final Clock clock;

	CommunityDirectory(StoredCommunities communities, Vettings vettings, Activities activities,
			StoredTrackRecords trackRecords, DirectoryVersion version, Listing listing, CatalogueImport imports,
			Worklist worklist, AuditTrail audit, ApplicationEventPublisher events, DirectoryProperties properties,
			Clock clock) {
		this.communities = communities;
		this.vettings = vettings;
		this.activities = activities;
		this.trackRecords = trackRecords;
		this.version = version;
		this.listing = listing;
		this.imports = imports;
		this.worklist = worklist;
		this.audit = audit;
		this.events = events;
		this.properties = properties;
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
	 * is paused until it is reviewed again.
	 * @param dryRun only report
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportReport importCommunities(Reader csv, boolean dryRun, Actor actor) {
		return importing("import-communities", this.imports::communities, csv, dryRun, actor);
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
	 * A curator says that the review is complete; vetting counts only once somebody else
	 * approves it. Refuses a closed community with {@code business-rule} and a day in the
	 * future. A vetting still in force goes on meanwhile.
	 */
	public void review(CommunityId id, LocalDate reviewedOn, boolean suitableUnder18, boolean demonstration,
			Actor reviewer) {
		reviewer.mustBe(Role.CURATOR);
		if (reviewedOn.isAfter(this.listing.today())) {
			throw new ProblemException(Problem.INVALID_VALUE, "reviewedOn");
		}
		StoredCommunities.Stored row = locked(id);
		if (row.state() == DirectoryEntry.State.CLOSED) {
			throw new ProblemException(Problem.BUSINESS_RULE, "state");
		}
		Instant now = this.clock.instant();
		this.vettings.add(id, reviewedOn, suitableUnder18, demonstration, reviewer, now);
		if (row.state() != DirectoryEntry.State.APPROVED && row.state() != DirectoryEntry.State.PAUSED) {
			this.communities.move(id, DirectoryEntry.State.UNDER_REVIEW, now);
		}
		changed(id, "review-community", reviewer);
	}

	/**
	 * Approves a complete review until that day; refuses with {@code forbidden} whoever
	 * reviewed it, and with {@code business-rule} where there is no open review, or cost
	 * or address is not known. That day lies after today and at most 24 months after the
	 * review.
	 */
	public void approve(CommunityId id, LocalDate nextDue, Actor approver) {
		approver.mustBe(Role.APPROVER);
		StoredCommunities.Stored row = locked(id);
		Vettings.Review review = this.vettings.newest(id)
			.orElseThrow(() -> new ProblemException(Problem.BUSINESS_RULE, "review"));
		if (review.reviewerId().equals(approver.id())) {
			throw new ProblemException(Problem.FORBIDDEN);
		}
		if (approver.id().equals(review.approverId()) && nextDue.equals(review.nextDue())) {
			return;
		}
		if (!nextDue.isAfter(this.listing.today()) || nextDue.isAfter(review.on().plusMonths(MOST_MONTHS))) {
			throw new ProblemException(Problem.INVALID_VALUE, "nextDue");
		}
		Standing.mustBeApprovable(row, review);
		Instant now = this.clock.instant();
		this.vettings.approve(review.id(), nextDue, approver, now);
		this.communities.move(id, DirectoryEntry.State.APPROVED, now);
		changed(id, "approve-community", approver);
	}

	/**
	 * At once, by one person: leaves the listing and publishes
	 * {@link CommunityUnavailable}. Twice, or for a closed one, changes nothing.
	 */
	public void suspend(CommunityId id, Actor by) {
		by.mustBe(Role.CURATOR, Role.APPROVER);
		StoredCommunities.Stored row = locked(id);
		if (row.state() == DirectoryEntry.State.SUSPENDED || row.state() == DirectoryEntry.State.CLOSED) {
			return;
		}
		Instant now = this.clock.instant();
		this.communities.move(id, DirectoryEntry.State.SUSPENDED, now);
		changed(id, "suspend-community", by);
		this.events.publishEvent(new CommunityUnavailable(id, CommunityUnavailable.Reason.SUSPENDED, now));
	}

	/**
	 * Somebody felt unsafe: no new prescriptions until a person has looked; opens the
	 * safety task.
	 */
	public void pauseForSafety(CommunityId id) {
		StoredCommunities.Stored row = locked(id);
		if (row.state() == DirectoryEntry.State.APPROVED) {
			this.communities.move(id, DirectoryEntry.State.PAUSED, this.clock.instant());
			this.version.changed(List.of(id), this.listing::lookAgain);
		}
		this.worklist.open(new NewWorkItem(WorkKind.COMMUNITY_SAFETY, this.properties.curators(), Role.CURATOR, null,
				id.value(), SAFETY_WITHIN));
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
		locked(id);
		Activity kept = activity.inWholeMinutes();
		if (this.activities.add(id, kept, by, this.clock.instant())) {
			changed(id, "record-activity", by);
		}
		else if (!this.activities.find(id, kept.on(), kept.basis()).equals(Optional.of(kept))) {
			throw new ProblemException(Problem.BUSINESS_RULE, "on");
		}
	}

	/** Every community with its state, for curators. */
	@Transactional(readOnly = true)
	public List<DirectoryEntry> entries() {
		Map<CommunityId, Vetting> approved = this.vettings.approved();
		LocalDate today = this.listing.today();
		CountedRecords records = this.trackRecords.all(today);
		return this.communities.all().stream().map((row) -> {
			CommunityId id = row.community().id();
			return Standing.entry(row, approved.get(id), records.of(id), today);
		}).toList();
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

	private StoredCommunities.Stored locked(CommunityId id) {
		return this.communities.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private void changed(CommunityId id, String activity, Actor actor) {
		this.audit.record(actor,
				AuditedAct.done(AuditedAct.Action.UPDATE, activity, null, "HealthcareService", id.value()));
		this.version.changed(List.of(id), this.listing::lookAgain);
	}

}
