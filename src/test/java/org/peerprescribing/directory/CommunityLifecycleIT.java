package org.peerprescribing.directory;

import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityChange.What;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.peerprescribing.directory.Curators.ANA;
import static org.peerprescribing.directory.Curators.BEN;
import static org.peerprescribing.directory.Curators.refuses;

@IntegrationTest
@RecordApplicationEvents
class CommunityLifecycleIT {

	private static final AccessScope CURATORS = new AccessScope.OfOrganisation(new OdsCode("X90001"));

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private TrackRecords trackRecords;

	@Autowired
	private Worklist worklist;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MovableClock clock;

	@Autowired
	private ApplicationEvents events;

	private InventedCommunities communities;

	private CommunityId id;

	@BeforeEach
	void vet() {
		this.communities = new InventedCommunities(this.directory, this.reviews, this.clock);
		this.id = this.communities.vetted();
	}

	@Test
	void aFullOneLeavesMatchingAtOnceWhileOpenReferralsGoOn() {
		this.lifecycle.markFull(this.id);
		this.lifecycle.markFull(this.id, ANA);

		assertThat(this.directory.snapshot().find(this.id)).isEmpty();
		assertThat(this.directory.mayBePrescribed(this.id)).isFalse();
		assertThat(this.directory.mayBeOpened(this.id)).isTrue();
		assertThat(this.events.stream(CommunityUnavailable.class))
			.noneMatch((event) -> event.community().equals(this.id));
		assertThat(entry().pausedFor()).containsExactly(PauseReason.CAPACITY);
		this.lifecycle.markOpen(this.id, BEN);
		assertThat(this.directory.snapshot().find(this.id)).isPresent();
		assertThat(returned()).isEqualTo(1);
		refuses(Problem.FORBIDDEN, null, () -> this.lifecycle.markFull(this.id, Actors.clinician()));
	}

	@Test
	void aSafetyPauseIsLiftedByACuratorWithANoteOnceTheTaskIsDone() {
		new AccessScope.OfPatient(UUID.randomUUID()).run(() -> this.lifecycle.pauseForSafety(this.id));
		WorkItem task = tasks(WorkKind.COMMUNITY_SAFETY).getFirst();
		assertThat(task.dueAt()).isAfter(this.clock.instant());

		this.lifecycle.markOpen(this.id, ANA);
		refuses(Problem.BUSINESS_RULE, "task", () -> this.lifecycle.endSafetyPause(this.id, "Seen", ANA));
		refuses(Problem.REQUIRED, "note", () -> this.lifecycle.endSafetyPause(this.id, " ", ANA));
		refuses(Problem.FORBIDDEN, null, () -> this.lifecycle.endSafetyPause(this.id, "Seen", Actors.approver()));
		ReviewId review = Findings.submit(this.reviews, this.id, ANA);
		refuses(Problem.BUSINESS_RULE, "safety", () -> this.reviews.approve(review, 1, null, BEN));
		assertThat(entry().state()).isEqualTo(DirectoryEntry.State.PAUSED);
		CURATORS.run(() -> this.worklist.complete(task.id(), ANA));
		this.lifecycle.endSafetyPause(this.id, "The thread is gone, its author too", ANA);

		assertThat(entry().state()).isEqualTo(DirectoryEntry.State.APPROVED);
		assertThat(this.lifecycle.history(this.id)).filteredOn((change) -> change.what() == What.PAUSE)
			.extracting(CommunityChange::field, CommunityChange::by, CommunityChange::note)
			.containsExactly(tuple("SAFETY", ANA.name(), "The thread is gone, its author too"),
					tuple("SAFETY", "A patient", null));
	}

	@Test
	void aSecondReportWhileTheFirstIsDoneKeepsItPaused() {
		this.lifecycle.pauseForSafety(this.id);
		CURATORS.run(() -> this.worklist.complete(tasks(WorkKind.COMMUNITY_SAFETY).getFirst().id(), ANA));

		this.lifecycle.pauseForSafety(this.id);

		refuses(Problem.BUSINESS_RULE, "task", () -> this.lifecycle.endSafetyPause(this.id, "Seen", ANA));
	}

	@Test
	void onePauseDoesNotEndWithAnother() {
		this.lifecycle.markFull(this.id, ANA);
		this.communities.put(this.id, "post_24h");
		Demonstration.vet(this.reviews, this.id);
		assertThat(entry().state()).isEqualTo(DirectoryEntry.State.PAUSED);
		assertThat(entry().pausedFor()).containsExactly(PauseReason.CAPACITY);

		this.lifecycle.suspend(this.id, "Test", ANA);
		Demonstration.vet(this.reviews, this.id);
		assertThat(this.directory.mayBePrescribed(this.id)).isFalse();
		assertThat(this.directory.mayBeOpened(this.id)).isTrue();
		this.lifecycle.markOpen(this.id);

		assertThat(this.directory.mayBePrescribed(this.id)).isTrue();
		assertThat(returned()).isEqualTo(2);
	}

	@Test
	void aClosedOneNamesWhatFollowsItAndStaysClosed() {
		CommunityId next = this.communities.proposed();

		refuses(Problem.INVALID_VALUE, "successor", () -> this.lifecycle.close(this.id, this.id, "", ANA));
		refuses(Problem.INVALID_VALUE, "successor",
				() -> this.lifecycle.close(this.id, new CommunityId("no-such-one"), "", ANA));
		this.lifecycle.close(this.id, next, "Renamed", ANA);
		this.lifecycle.close(this.id, next, "Renamed", ANA);
		this.communities.put(this.id, "post_24h");

		assertThat(entry().state()).isEqualTo(DirectoryEntry.State.CLOSED);
		assertThat(entry().successor()).isEqualTo(next);
		assertThat(this.events.stream(CommunityUnavailable.class).filter((event) -> event.community().equals(this.id)))
			.extracting(CommunityUnavailable::reason)
			.containsExactly(CommunityUnavailable.Reason.CLOSED);
		refuses(Problem.BUSINESS_RULE, "state", () -> this.reviews.start(this.id, ANA));
		refuses(Problem.BUSINESS_RULE, "state", () -> this.lifecycle.markFull(this.id));
		refuses(Problem.INVALID_VALUE, "successor", () -> this.lifecycle.close(next, this.id, "", ANA));
	}

	@Test
	void theHistoryNamesWhoChangedWhatAndOldAndNewValues() {
		String row = CatalogueRows.row(this.id.value(), "free")
			.replace("35489007,Depressive disorder", "35489007;73595000,Depressive disorder;Stress");
		this.directory.importCommunities(new StringReader(CatalogueRows.file(row.replace(",pre,", ",post_24h,"))),
				false, BEN);
		this.lifecycle.suspend(this.id, "Adverts for a clinic", ANA);

		List<CommunityChange> history = this.lifecycle.history(this.id);

		assertThat(history.getFirst()).satisfies((change) -> {
			assertThat(change.by()).isEqualTo(ANA.name());
			assertThat(List.of(change.before(), change.after(), change.note())).containsExactly("PAUSED", "SUSPENDED",
					"Adverts for a clinic");
		});
		assertThat(history).filteredOn((change) -> change.what() == What.FACT)
			.extracting((change) -> String.join("|", change.by(), change.field(), change.before(), change.after()))
			.containsExactlyInAnyOrder(BEN.name() + "|moderation|PRE|POST_24H",
					BEN.name() + "|needs|35489007|35489007;73595000");
		assertThat(history.getLast().what()).isEqualTo(What.ADDED);
		assertThat(history).extracting(CommunityChange::at).isSortedAccordingTo(Comparator.reverseOrder());
		assertThat(this.jdbc
			.sql("select has_table_privilege('directory.history', 'update')"
					+ " or has_table_privilege('directory.history', 'delete')")
			.query(Boolean.class)
			.single()).isFalse();
	}

	@Test
	void openReferralsAreCountedForTheCurator() {
		for (TrackRecords.Fact fact : List.of(TrackRecords.Fact.SENT, TrackRecords.Fact.SENT, TrackRecords.Fact.JOINED,
				TrackRecords.Fact.NOT_RIGHT, TrackRecords.Fact.ENDED, TrackRecords.Fact.SENT)) {
			this.trackRecords.add(this.id, fact, this.clock.instant());
		}

		assertThat(this.trackRecords.openReferrals(this.id)).isEqualTo(2);
		assertThat(this.trackRecords.openReferrals(this.communities.proposed())).isZero();
	}

	@Test
	void otherKindsAreVettedAlikeAndNeverProposedAsCommunities() {
		CommunityId helpline = new CommunityId("h-" + UUID.randomUUID());
		String row = CatalogueRows.row(helpline.value(), "free").replace(",UK,", ",Wales,");
		String header = String.join(",", CommunityRow.COLUMNS) + ",kind\r\n";
		ImportReport report = this.directory.importCommunities(new StringReader(
				header + row + ",helpline\r\n" + CatalogueRows.row("x-" + UUID.randomUUID(), "free") + ",oracle\r\n"),
				false, ANA);
		assertThat(report.rows()).extracting(ImportReport.Row::fault).containsExactly(null, "kind");
		SnomedConcept recurrent = new SnomedConcept("191616006");
		assertThat(this.directory.otherOptions(recurrent, "Wales")).isEmpty();

		Demonstration.vet(this.reviews, helpline);

		assertThat(this.directory.snapshot().find(helpline)).isEmpty();
		assertThat(this.directory.mayBePrescribed(helpline)).isFalse();
		assertThat(this.directory.otherOptions(recurrent, "Wales")).extracting((option) -> option.facts().id())
			.contains(helpline)
			.doesNotContain(this.id);
		assertThat(this.directory.otherOptions(recurrent, "England")).isEmpty();
		assertThat(this.directory.otherOptions(new SnomedConcept("9014002"), "Wales")).isEmpty();
		this.directory.importCommunities(new StringReader(CatalogueRows.file(row)), false, ANA);
		assertThat(this.directory.entry(helpline).orElseThrow().kind()).isEqualTo(OptionKind.HELPLINE);
		this.lifecycle.suspend(helpline, "Test", ANA);
		assertThat(this.directory.otherOptions(recurrent, "Wales")).isEmpty();
	}

	private DirectoryEntry entry() {
		return this.directory.entry(this.id).orElseThrow();
	}

	private long returned() {
		return this.events.stream(CommunityReturned.class).filter((event) -> event.community().equals(this.id)).count();
	}

	private List<WorkItem> tasks(WorkKind kind) {
		return CURATORS.call(() -> this.worklist.openFor(ANA))
			.stream()
			.filter((item) -> item.kind() == kind && item.subject().equals(this.id.value()))
			.toList();
	}

}
