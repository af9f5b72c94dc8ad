package org.peerprescribing.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class ActivityIT {

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private MovableClock clock;

	private InventedCommunities communities;

	private CommunityId id;

	private LocalDate today;

	@BeforeEach
	void invent() {
		this.communities = new InventedCommunities(this.directory, this.reviews, this.clock);
		this.id = this.communities.vetted();
		this.today = this.communities.today();
	}

	@Test
	void aCommunityOfWhichNobodyHasSaidAnythingHasNone() {
		assertThat(listed()).isEmpty();
	}

	@Test
	void theNewestDayCountsWhoeverSaysSo() {
		record(2, this.today.minusDays(30), Activity.Basis.MEASURED);
		record(3, this.today.minusDays(1), Activity.Basis.SELF_DECLARED);
		record(1, this.today.minusDays(90), Activity.Basis.MEASURED);

		assertThat(listed()).contains(activity(3, this.today.minusDays(1), Activity.Basis.SELF_DECLARED));
	}

	@Test
	void onOneDayWhatWasMeasuredCounts() {
		record(2, this.today, Activity.Basis.MEASURED);
		record(9, this.today, Activity.Basis.SELF_DECLARED);

		assertThat(listed()).contains(activity(2, this.today, Activity.Basis.MEASURED));
	}

	@Test
	void theSameOnceMoreChangesNothingAndAnotherOfThatDayAndBasisIsRefused() {
		record(2, this.today, Activity.Basis.MEASURED);

		record(2, this.today, Activity.Basis.MEASURED);

		refuses(Problem.BUSINESS_RULE, () -> record(4, this.today, Activity.Basis.MEASURED));
		assertThat(listed()).contains(activity(2, this.today, Activity.Basis.MEASURED));
		assertThat(audited()).isEqualTo(1);
	}

	@Test
	void aDayInTheFutureAndAnEntryThatSaysNothingAreRefused() {
		refuses(Problem.INVALID_VALUE, () -> record(2, this.today.plusDays(1), Activity.Basis.MEASURED));
		refuses(Problem.REQUIRED, () -> this.directory.recordActivity(this.id,
				new Activity(null, null, null, this.today, Activity.Basis.MEASURED), Actors.curator()));
		refuses(Problem.NOT_FOUND, () -> this.directory.recordActivity(new CommunityId("nobody-knows-it"),
				activity(2, this.today, Activity.Basis.MEASURED), Actors.curator()));
	}

	@Test
	void onlyACuratorEntersIt() {
		refuses(Problem.FORBIDDEN, () -> this.directory.recordActivity(this.id,
				activity(2, this.today, Activity.Basis.MEASURED), Actors.approver()));
	}

	private void record(int posts, LocalDate on, Activity.Basis basis) {
		this.directory.recordActivity(this.id, activity(posts, on, basis), Actors.curator());
	}

	private static Activity activity(int posts, LocalDate on, Activity.Basis basis) {
		return new Activity((double) posts, Duration.ofMinutes(95), 0.2, on, basis);
	}

	private Optional<Activity> listed() {
		return Optional.ofNullable(this.directory.snapshot().find(this.id).orElseThrow().activity());
	}

	private long audited() {
		return new AccessScope.OfOrganisation(Actors.curator().organisation())
			.call(() -> this.transactions.execute((status) -> this.jdbc
				.sql("select count(*) from audit.entry where entity_id = ? and activity = 'record-activity'")
				.param(this.id.value())
				.query(Long.class)
				.single()));
	}

	private static void refuses(Problem problem, Runnable work) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(work::run)
			.extracting(ProblemException::problem)
			.isEqualTo(problem);
	}

}
