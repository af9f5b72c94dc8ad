package org.peerprescribing.directory;

import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
@RecordApplicationEvents
class CommunityDirectoryIT {

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private LapseSweep lapses;

	@Autowired
	private Worklist worklist;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MovableClock clock;

	@Autowired
	private ApplicationEvents events;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void theCatalogueCameInAtTheStart() {
		List<DirectoryEntry> entries = this.directory.entries();

		assertThat(entries).hasSizeGreaterThanOrEqualTo(75);
		assertThat(entry(new CommunityId("elefriends")).state()).isEqualTo(DirectoryEntry.State.CLOSED);
		assertThat(this.directory.snapshot().needs().all()).hasSize(160);
	}

	@Test
	void aReviewIsListedOnlyOnceSomebodyElseApproves() {
		CommunityId id = proposed("free");
		Actor both = new Actor("one-person", "One Person", new OdsCode("X90001"), Set.of(Role.CURATOR, Role.APPROVER));

		Demonstration.review(this.reviews, id, false, both);

		assertThat(entry(id).state()).isEqualTo(DirectoryEntry.State.UNDER_REVIEW);
		refuses(Problem.FORBIDDEN, () -> Demonstration.approve(this.reviews, id, today().plusMonths(6), both));
		assertThat(listed(id)).isFalse();
		Demonstration.approve(this.reviews, id, today().plusMonths(6), Actors.approver());
		assertThat(listed(id)).isTrue();
		assertThat(this.directory.mayBePrescribed(id)).isTrue();
	}

	@Test
	void theDatabaseItselfRefusesAnApprovalByTheReviewer() {
		CommunityId id = proposed("free");
		Demonstration.review(this.reviews, id, false, Actors.curator());

		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.jdbc.sql("""
				update directory.review set state = 'APPROVED', decided_by_id = reviewer_id, decided_by = 'x',
				  decided_at = now() where community = ?""").param(id.value()).update())
			.withMessageContaining("four_eyes");
	}

	@Test
	void aCommunityOfUnknownCostCannotBeApproved() {
		CommunityId id = proposed("");
		Demonstration.review(this.reviews, id, false, Actors.curator());

		refuses(Problem.BUSINESS_RULE,
				() -> Demonstration.approve(this.reviews, id, today().plusMonths(6), Actors.approver()));

		assertThat(listed(id)).isFalse();
	}

	@Test
	void aVettingEndsByTheClockAndIsToldOnce() {
		CommunityId id = vetted();
		assertThat(listed(id)).isTrue();

		this.clock.forward(Duration.ofDays(200));

		assertThat(listed(id)).isFalse();
		assertThat(this.directory.mayBePrescribed(id)).isFalse();
		assertThat(this.directory.mayBeOpened(id)).isFalse();
		assertThat(entry(id).state()).isEqualTo(DirectoryEntry.State.LAPSED);
		this.lapses.sweep();
		this.lapses.sweep();
		assertThat(unavailable(id)).containsExactly(CommunityUnavailable.Reason.LAPSED);
	}

	@Test
	void aSuspensionTakesItFromTheListingAtOnceAndIsToldOnce() {
		CommunityId id = vetted();
		assertThat(listed(id)).isTrue();

		this.lifecycle.suspend(id, "Test", Actors.curator());
		this.lifecycle.suspend(id, "Test", Actors.curator());

		assertThat(listed(id)).isFalse();
		assertThat(this.directory.mayBeOpened(id)).isFalse();
		assertThat(unavailable(id)).containsExactly(CommunityUnavailable.Reason.SUSPENDED);
		refuses(Problem.BUSINESS_RULE,
				() -> Demonstration.approve(this.reviews, id, today().plusMonths(5), Actors.approver()));
	}

	@Test
	void aSafetyPauseStopsNewPrescriptionsOnlyAndAsksTheCurators() {
		CommunityId id = vetted();

		new AccessScope.OfPatient(UUID.randomUUID()).run(() -> this.lifecycle.pauseForSafety(id));

		assertThat(listed(id)).isFalse();
		assertThat(this.directory.mayBePrescribed(id)).isFalse();
		assertThat(this.directory.mayBeOpened(id)).isTrue();
		assertThat(new AccessScope.OfOrganisation(new OdsCode("X90001"))
			.call(() -> this.worklist.openFor(Actors.curator()).stream().map(WorkItem::subject).toList()))
			.contains(id.value());
		refuses(Problem.BUSINESS_RULE,
				() -> Demonstration.approve(this.reviews, id, today().plusMonths(5), Actors.approver()));
	}

	@Test
	void aBadRowIsReportedAndStopsNoOther() {
		String good = "g-" + UUID.randomUUID();
		String bad = "b-" + UUID.randomUUID();
		String csv = CatalogueRows.file(CatalogueRows.row(bad, "free").replace("https://", "javascript://"),
				CatalogueRows.row(good, "free"), CatalogueRows.row(good, "paid"));

		ImportReport dry = this.directory.importCommunities(new StringReader(csv), true, Actors.curator());
		boolean existsAfterDry = this.directory.find(new CommunityId(good)).isPresent();
		ImportReport first = this.directory.importCommunities(new StringReader(csv), false, Actors.curator());
		ImportReport second = this.directory.importCommunities(new StringReader(csv), false, Actors.curator());

		assertThat(first.rows()).extracting(ImportReport.Row::result)
			.containsExactly(ImportReport.Result.REFUSED, ImportReport.Result.ADDED, ImportReport.Result.REFUSED);
		assertThat(first.rows()).extracting(ImportReport.Row::fault).containsExactly("url", null, "id");
		assertThat(dry.rows()).isEqualTo(first.rows());
		assertThat(existsAfterDry).isFalse();
		assertThat(second.rows().get(1).result()).isEqualTo(ImportReport.Result.UNCHANGED);
		assertThat(this.directory.find(new CommunityId(bad))).isEmpty();
	}

	@Test
	void changedFactsPauseAVettedCommunityAndAClosureEndsIt() {
		CommunityId id = vetted();

		importing(CatalogueRows.row(id.value(), "free").replace(",pre,", ",peer_only,"));

		assertThat(entry(id).state()).isEqualTo(DirectoryEntry.State.PAUSED);
		importing(CatalogueRows.row(id.value(), "free").replace(",operating,", ",closed,"));
		assertThat(entry(id).state()).isEqualTo(DirectoryEntry.State.CLOSED);
		assertThat(unavailable(id)).containsExactly(CommunityUnavailable.Reason.CLOSED);
	}

	@Test
	void aNeedWhoseBroaderNeedDoesNotExistIsRefused() {
		String csv = String.join(",", NeedRow.COLUMNS) + "\r\n416098002,Allergy,Allergy,404684003,,test,low\r\n";

		ImportReport report = this.directory.importNeeds(new StringReader(csv), false, Actors.curator());

		assertThat(report.rows()).singleElement().extracting(ImportReport.Row::fault).isEqualTo("broader_id");
	}

	@Test
	void theDemonstrationVettingSaysWhatItIsAndRunsTwice() {
		DemonstrationVetting demonstration = new DemonstrationVetting(this.clock);

		demonstration.vet(this.directory, this.reviews);
		int again = demonstration.vet(this.directory, this.reviews);

		assertThat(again).isZero();
		assertThat(this.directory.snapshot().find(new CommunityId("side-by-side-mind")))
			.hasValueSatisfying((listed) -> assertThat(listed.vetting().demonstration()).isTrue());
		assertThat(this.directory.snapshot().communities().stream().filter((l) -> l.vetting().demonstration()))
			.hasSizeGreaterThanOrEqualTo(30);
	}

	private CommunityId proposed(String cost) {
		String id = "c-" + UUID.randomUUID();
		importing(CatalogueRows.row(id, cost));
		return new CommunityId(id);
	}

	private CommunityId vetted() {
		CommunityId id = proposed("free");
		Demonstration.review(this.reviews, id, false, Actors.curator());
		Demonstration.approve(this.reviews, id, today().plusMonths(6), Actors.approver());
		return id;
	}

	private void importing(String row) {
		ImportReport report = this.directory.importCommunities(new StringReader(CatalogueRows.file(row)), false,
				Actors.curator());
		assertThat(report.count(ImportReport.Result.REFUSED)).isZero();
	}

	private boolean listed(CommunityId id) {
		return this.directory.snapshot().find(id).isPresent();
	}

	private DirectoryEntry entry(CommunityId id) {
		return this.directory.entry(id).orElseThrow();
	}

	private List<CommunityUnavailable.Reason> unavailable(CommunityId id) {
		return this.events.stream(CommunityUnavailable.class)
			.filter((event) -> event.community().equals(id))
			.map(CommunityUnavailable::reason)
			.toList();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Listing.LONDON);
	}

	private static void refuses(Problem problem, Runnable work) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(work::run)
			.extracting(ProblemException::problem)
			.isEqualTo(problem);
	}

}
