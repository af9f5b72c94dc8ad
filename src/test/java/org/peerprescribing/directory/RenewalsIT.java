package org.peerprescribing.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peerprescribing.directory.Curators.ANA;
import static org.peerprescribing.directory.Curators.BEN;

@IntegrationTest
class RenewalsIT {

	private static final AccessScope CURATORS = new AccessScope.OfOrganisation(new OdsCode("X90001"));

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private Renewals renewals;

	@Autowired
	private Worklist worklist;

	@Autowired
	private MovableClock clock;

	private InventedCommunities communities;

	@BeforeEach
	void invent() {
		this.communities = new InventedCommunities(this.directory, this.reviews, this.clock);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@ParameterizedTest
	@CsvSource({ "61,0", "60,60", "31,60", "30,30", "8,30", "7,7", "1,7", "0,7", "-40,7" })
	void theNearestReminderIsTheOneThatIsDue(long daysLeft, int reminder) {
		assertThat(Renewals.reminderDue(daysLeft)).isEqualTo(reminder);
	}

	@Test
	void remindsOnceAt60And30And7Days() {
		CommunityId id = vettedFor(90);

		assertThat(remindersAfter(id, 29)).isZero();
		assertThat(remindersAfter(id, 1)).isOne();
		assertThat(remindersAfter(id, 0)).isZero();
		assertThat(remindersAfter(id, 29)).isZero();
		assertThat(remindersAfter(id, 1)).isOne();
		assertThat(remindersAfter(id, 22)).isZero();
		assertThat(remindersAfter(id, 1)).isOne();
		assertThat(remindersAfter(id, 5)).isZero();
	}

	@Test
	void afterALongStopOnlyTheNearestIsGivenAndAClockSetBackGivesNone() {
		CommunityId id = vettedFor(90);

		assertThat(remindersAfter(id, 85)).isOne();
		assertThat(remindersAfter(id, -30)).isZero();
		assertThat(remindersAfter(id, 30)).isZero();
	}

	@Test
	void anOpenTaskStandsForTheNextReminderAndTheNewApprovalClosesIt() {
		CommunityId id = vettedFor(90);
		this.clock.forward(Duration.ofDays(30));
		this.renewals.remind();
		this.clock.forward(Duration.ofDays(30));
		this.renewals.remind();
		assertThat(tasks(id)).hasSize(1);

		ReviewId review = Findings.submit(this.reviews, id, ANA);
		assertThat(tasks(id)).hasSize(1);
		this.reviews.approve(review, 1, null, BEN);

		assertThat(tasks(id)).isEmpty();
		assertThat(remindersAfter(id, 1)).isZero();
	}

	@Test
	void aReviewThatNobodyFinishesIsRememberedOnceForEachReviewer() {
		CommunityId id = this.communities.proposed();
		ReviewId review = this.reviews.start(id, ANA);

		assertThat(remindersAfter(id, 29)).isZero();
		assertThat(remindersAfter(id, 2)).isOne();
		assertThat(remindersAfter(id, 40)).isZero();
		this.reviews.takeOver(review, BEN);
		assertThat(remindersAfter(id, 1)).isZero();
		Findings.saveAll(this.reviews, review, BEN);
		this.reviews.submit(review, BEN);
		this.clock.forward(Duration.ofDays(31));
		this.renewals.remind();
		assertThat(tasks(id)).singleElement().satisfies((item) -> assertThat(item.owner()).isEqualTo(Role.APPROVER));
	}

	private CommunityId vettedFor(int days) {
		CommunityId id = this.communities.proposed();
		LocalDate due = this.communities.today().plusDays(days);
		Demonstration.review(this.reviews, id, false, ANA);
		Demonstration.approve(this.reviews, id, due, BEN);
		return id;
	}

	/** How many tasks a sweep opens after so many days; each is done at once. */
	private int remindersAfter(CommunityId id, int days) {
		this.clock.forward(Duration.ofDays(days));
		this.renewals.remind();
		List<WorkItem> opened = tasks(id);
		opened.forEach((item) -> CURATORS.run(() -> this.worklist.complete(item.id(), ANA)));
		return opened.size();
	}

	private List<WorkItem> tasks(CommunityId id) {
		return CURATORS.call(() -> this.worklist.openFor(ANA))
			.stream()
			.filter((item) -> item.kind() == WorkKind.VETTING_DUE && item.subject().equals(id.value()))
			.toList();
	}

}
