package org.peerprescribing.outcomes.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.Measure;
import org.peerprescribing.outcomes.MeasureOccasion;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** With ONS4 and UCLA-3 switched on, and SWEMWBS asked for without a licence. */
class MeasurePagesIT extends OutcomePagesSetup {

	private static final Map<String, String> ALL = Map.of("ons4-satisfied", "7", "ons4-worthwhile", "8", "ons4-happy",
			"10", "ons4-anxious", "0", "ucla3-companionship", "2", "ucla3-left-out", "1", "ucla3-isolated", "3",
			"ucla3-lonely", "4");

	@Test
	void offersABaselineOnThePatientsPageAndPushesNobody() throws Exception {
		Visit visit = comeAfter(1);

		assertThat(visit.open("/my").getContentAsString()).contains("href=\"/my/measures\"");
		assertThat(visit.open("/my/measures").getContentAsString())
			.contains("Overall, how happy did you feel yesterday?", "How often do you feel left out?", "No thanks",
					"action=\"/my/help-now\"", "Open Government Licence")
			.doesNotContain("data-instrument=\"swemwbs\"");
	}

	@Test
	void keepsEachAnswerAndAddsUpOnlyTheThree() throws Exception {
		assertThat(comeAfter(1).send("/my/measures", ALL).getStatus()).isEqualTo(200);

		assertThat(measures()).extracting((measure) -> measure.asked().instrument()).containsExactly("ons4", "ucla3");
		assertThat(measures()).allSatisfy((measure) -> {
			assertThat(measure.occasion()).isEqualTo(MeasureOccasion.BASELINE);
			assertThat(measure.asked().version()).isEqualTo("1");
			assertThat(measure.asked().wordingHash()).hasSize(64);
		});
		assertThat(measures().getFirst().answers())
			.isEqualTo(Map.of("satisfied", 7, "worthwhile", 8, "happy", 10, "anxious", 0));
	}

	@Test
	void keepsARowForWhatWasLeftOut() throws Exception {
		comeAfter(1).send("/my/measures", Map.of("ucla3-lonely", "5"));

		Measure kept = measures().getFirst();
		assertThat(measures()).hasSize(1);
		assertThat(kept.answers()).isEqualTo(Map.of("lonely", 5));
		assertThat(leftOut(kept)).containsExactlyInAnyOrder("companionship", "left-out", "isolated");
	}

	@Test
	void keepsNothingOfSomebodyWhoLeavesEverythingOut() throws Exception {
		assertThat(comeAfter(1).send("/my/measures", Map.of()).getStatus()).isEqualTo(200);

		assertThat(measures()).isEmpty();
	}

	@Test
	void refusesWhatIsOutsideTheScaleAndThenKeepsNoneOfTheMeasures() throws Exception {
		Visit visit = comeAfter(1);
		for (Map.Entry<String, String> wrong : Map
			.of("ons4-happy", "11", "ons4-anxious", "-1", "ucla3-isolated", "4", "ons4-satisfied", "07", "ucla3-lonely",
					"often")
			.entrySet()) {
			Map<String, String> sent = new HashMap<>(ALL);
			sent.put(wrong.getKey(), wrong.getValue());

			MockHttpServletResponse refused = visit.send("/my/measures", sent);

			assertThat(refused.getStatus()).isEqualTo(422);
			assertThat(refused.getContentAsString()).contains("<title>Error: ", "href=\"#" + wrong.getKey() + "\"",
					"id=\"" + wrong.getKey() + "-error\"");
		}
		assertThat(measures()).isEmpty();
	}

	@Test
	void changesNothingWhenSentAgainAndStopsOffering() throws Exception {
		Visit visit = comeAfter(1);
		visit.send("/my/measures", ALL);
		var kept = measures();

		assertThat(visit.send("/my/measures", Map.of("ons4-happy", "1")).getStatus()).isEqualTo(200);

		assertThat(measures()).isEqualTo(kept);
		assertThat(visit.open("/my").getContentAsString()).doesNotContain("/my/measures");
	}

	@Test
	void asksNothingBetweenWeeksTwoAndSix() throws Exception {
		Visit visit = comeAfter(20);

		assertThat(visit.open("/my").getContentAsString()).doesNotContain("/my/measures");
		visit.send("/my/measures", ALL);

		assertThat(measures()).isEmpty();
	}

	@Test
	void offersThemAgainWithTheCheckInOfWeekSix() throws Exception {
		comeAfter(1).send("/my/measures", ALL);
		Visit later = comeAfter(42);

		assertThat(later.open("/my/check-in").getContentAsString()).contains("href=\"/my/measures\"");
		assertThat(later
			.send("/my/check-in",
					Map.of("checkIn", checkIn(CheckInWeek.WEEK_6).id().value().toString(), "joined", "yes"))
			.getContentAsString()).contains("href=\"/my/measures\"");
		later.send("/my/measures", ALL);

		assertThat(measures()).hasSize(4).extracting(Measure::occasion).contains(MeasureOccasion.WEEK_6);
	}

	@Test
	void leavesTheOwnersWordsInEnglishOnAWelshPage() throws Exception {
		String page = comeAfter(1).open("/my/measures?lang=cy").getContentAsString();

		assertThat(page).contains("<html lang=\"cy\"", "Ychydig mwy o gwestiynau",
				" lang=\"en\">How often do you feel left out?</legend>");
	}

	private List<String> leftOut(Measure measure) {
		TransactionTemplate transaction = new TransactionTemplate(
				this.context.getBean(PlatformTransactionManager.class));
		return asPatient(
				() -> Objects.requireNonNull(transaction.execute((status) -> this.context.getBean(JdbcClient.class)
					.sql("select item from outcomes.measure_answer where measure = ? and value is null")
					.param(measure.id().value())
					.query((row, n) -> row.getString(1))
					.list())));
	}

}
