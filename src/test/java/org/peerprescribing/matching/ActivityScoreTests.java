package org.peerprescribing.matching;

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.Activity;

import static org.assertj.core.api.Assertions.assertThat;

/** How alive a community is, in tenths of a point. */
class ActivityScoreTests {

	private static final int OTHERS_NOT_KNOWN = 15 + 15;

	@ParameterizedTest
	@CsvSource({ "0, 0", "0.29, 0", "0.3, 10", "1.9, 10", "2, 20", "9.9, 20", "10, 30", "49.9, 30", "50, 40",
			"1000, 40" })
	void morePostsADayCountMore(double postsADay, int tenths) {
		assertThat(ActivityScore.tenths(activity(postsADay, null, null)) - OTHERS_NOT_KNOWN).isEqualTo(tenths);
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 30", "PT1H, 30", "PT1H1S, 20", "PT6H, 20", "PT6H1S, 15", "PT24H, 15", "PT24H1S, 10",
			"PT72H, 10", "PT72H1S, 0" })
	void anEarlierFirstReplyCountsMore(Duration after, int tenths) {
		assertThat(ActivityScore.tenths(activity(null, after, null)) - 20 - 15).isEqualTo(tenths);
	}

	@ParameterizedTest
	@CsvSource({ "0, 30", "0.05, 30", "0.051, 20", "0.15, 20", "0.151, 10", "0.3, 10", "0.301, 0", "1, 0" })
	void fewerPostsThatNobodyAnswersCountMore(double share, int tenths) {
		assertThat(ActivityScore.tenths(activity(null, null, share)) - 20 - 15).isEqualTo(tenths);
	}

	@Test
	void whatNobodyHasSaidCountsAsTheMiddle() {
		assertThat(ActivityScore.tenths(null)).isEqualTo(50);
		assertThat(ActivityScore.tenths(activity(null, null, null))).isEqualTo(50);
		assertThat(ActivityScore.findings(null, Invented.TODAY)).extracting(Finding::code)
			.containsExactly(Finding.Code.ACTIVITY_UNKNOWN);
		assertThat(ActivityScore.findings(activity(null, null, null), Invented.TODAY)).extracting(Finding::code)
			.containsExactly(Finding.Code.ACTIVITY_UNKNOWN);
	}

	@Test
	void afterHalfAYearItIsNoLongerKnown() {
		Activity best = activity(60.0, Duration.ofMinutes(10), 0.01);
		Invented.Peers peers = Invented.peers("alive");
		peers.activity = best;
		LocalDate last = Invented.TODAY.plusMonths(6);

		assertThat(points(peers, last)).isEqualTo(100);
		assertThat(points(peers, last.plusDays(1))).isEqualTo(50);
		assertThat(ActivityScore.findings(best, last)).extracting(Finding::code)
			.containsExactly(Finding.Code.ACTIVITY_POSTS, Finding.Code.ACTIVITY_FIRST_REPLY,
					Finding.Code.ACTIVITY_UNANSWERED);
		assertThat(ActivityScore.findings(best, last.plusDays(1)))
			.containsExactly(Finding.of(Finding.Code.ACTIVITY_OLD, Invented.TODAY));
	}

	@Test
	void whoNeverSaidAnythingCountsAsTheMiddleOnAnyDay() {
		Invented.Peers peers = Invented.peers("silent");

		assertThat(points(peers, LocalDate.of(1960, 1, 1))).isEqualTo(50);
		assertThat(points(peers, Invented.TODAY)).isEqualTo(50);
	}

	@Test
	void theFiguresAreSaidAsTheyWereGiven() {
		Activity activity = activity(12.5, Duration.ofMinutes(95), 0.126);

		assertThat(ActivityScore.findings(activity, Invented.TODAY)).containsExactly(
				Finding.of(Finding.Code.ACTIVITY_POSTS, 12.5, Invented.TODAY),
				Finding.of(Finding.Code.ACTIVITY_FIRST_REPLY, 1.6), Finding.of(Finding.Code.ACTIVITY_UNANSWERED, 13));
	}

	private static int points(Invented.Peers peers, LocalDate day) {
		return new Candidate(peers.listed()).activity((int) day.toEpochDay());
	}

	private static Activity activity(@Nullable Double posts, @Nullable Duration reply, @Nullable Double unanswered) {
		return new Activity(posts, reply, unanswered, Invented.TODAY, Activity.Basis.MEASURED);
	}

}
