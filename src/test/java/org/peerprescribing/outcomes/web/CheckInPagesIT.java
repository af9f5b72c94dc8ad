package org.peerprescribing.outcomes.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class CheckInPagesIT extends OutcomePagesSetup {

	private static final Map<String, String> ALL = Map.of("joined", "yes", "using", "yes", "useful", "4", "fit", "YES",
			"knowMore", "5", "lessAlone", "1", "moreAble", "3");

	@Test
	void asksOneQuestionWithItsReasonInWeekTwo() throws Exception {
		String page = comeAfter(14).open("/my/check-in").getContentAsString();

		assertThat(page).contains("Is it right for you?", "If not: why?")
			.doesNotContain("Have you joined?", "less alone");
	}

	@Test
	void asksAtMostNineTapsInWeekSixAndSaysWhatIsNotValidated() throws Exception {
		String page = comeAfter(42).open("/my/check-in").getContentAsString();

		assertThat(page.split("<fieldset", -1).length - 1 + 1).isLessThanOrEqualTo(9);
		assertThat(page).contains("Have you joined?", "Do you still use it?", "How useful is it?",
				"Is it right for you?", "I know more about my situation", "I feel less alone",
				"I feel more able to manage", "not validated");
	}

	@Test
	void offersHelpOnEveryCheckInAndSaysThatNobodyReadsItStraightAway() throws Exception {
		String page = comeAfter(42).open("/my/check-in").getContentAsString();

		assertThat(page).contains("action=\"/my/help-now\"", "I need help now", "straight away");
	}

	@Test
	void takesEverySkippedQuestionAsSilence() throws Exception {
		assertThat(answer(comeAfter(42), CheckInWeek.WEEK_6, Map.of()).getStatus()).isEqualTo(200);

		CheckInAnswers answers = answers(CheckInWeek.WEEK_6);
		assertThat(answers.hasSaidAnything()).isFalse();
		assertThat(answers).isEqualTo(new CheckInAnswers(null, null, null, null, null));
	}

	@Test
	void keepsEveryAnswerWithWhatExactlyWasAsked() throws Exception {
		assertThat(answer(comeAfter(42), CheckInWeek.WEEK_6, ALL).getStatus()).isEqualTo(200);

		assertThat(answers(CheckInWeek.WEEK_6)).isEqualTo(new CheckInAnswers(CheckInAnswers.Fit.YES, null, true, true,
				4, new CheckInAnswers.Reflections(5, 1, 3)));
		assertThat(Objects.requireNonNull(checkIn(CheckInWeek.WEEK_6).asked())).satisfies((asked) -> {
			assertThat(asked.instrument()).isEqualTo("check-in");
			assertThat(asked.version()).isEqualTo("2");
			assertThat(asked.wordingHash()).hasSize(64);
		});
	}

	@Test
	void refusesWhatIsOutsideTheScaleWithAFieldErrorAndKeepsNothing() throws Exception {
		Visit visit = comeAfter(42);
		for (Map.Entry<String, String> wrong : Map
			.of("useful", "6", "lessAlone", "0", "joined", "perhaps", "fit", "SUPER", "knowMore", "1.5")
			.entrySet()) {
			Map<String, String> sent = new HashMap<>(ALL);
			sent.put(wrong.getKey(), wrong.getValue());

			MockHttpServletResponse refused = answer(visit, CheckInWeek.WEEK_6, sent);

			assertThat(refused.getStatus()).isEqualTo(422);
			assertThat(refused.getContentAsString()).contains("<title>Error: ", "href=\"#" + wrong.getKey() + "\"",
					"id=\"" + wrong.getKey() + "-error\"", "checked=\"checked\"");
		}
		assertThat(checkIn(CheckInWeek.WEEK_6).answers()).isNull();
	}

	@Test
	void refusesTwoAnswersToOneQuestion() throws Exception {
		Visit visit = comeAfter(42);

		MockHttpServletResponse refused = visit.perform(post("/my/check-in").with(csrf())
			.param("checkIn", checkIn(CheckInWeek.WEEK_6).id().value().toString())
			.param("useful", "1", "5"));

		assertThat(refused.getStatus()).isEqualTo(422);
	}

	@Test
	void changesNothingWhenSentAgain() throws Exception {
		Visit visit = comeAfter(42);
		answer(visit, CheckInWeek.WEEK_6, ALL);
		CheckIn kept = checkIn(CheckInWeek.WEEK_6);

		assertThat(answer(visit, CheckInWeek.WEEK_6, Map.of("useful", "1")).getStatus()).isEqualTo(200);

		assertThat(checkIn(CheckInWeek.WEEK_6)).isEqualTo(kept);
	}

	@Test
	void takesNoAnswerBeforeItsDay() throws Exception {
		assertThat(answer(comeAfter(14), CheckInWeek.WEEK_6, ALL).getStatus()).isEqualTo(409);

		assertThat(checkIn(CheckInWeek.WEEK_6).answers()).isNull();
	}

	@Test
	void endsWithANoInWeekTwoAndKeepsTheReason() throws Exception {
		String page = answer(comeAfter(14), CheckInWeek.WEEK_2, Map.of("fit", "NO", "reason", "TOO_BUSY"))
			.getContentAsString();

		assertThat(answers(CheckInWeek.WEEK_2).notRight()).isEqualTo(NotRightReason.TOO_BUSY);
		assertThat(step()).isEqualTo(UptakeStep.NOT_RIGHT);
		assertThat(page).contains("See what else may fit");
	}

	@Test
	void doesNotEndForSomebodyWhoStillUsesItAndLetsThemChange() throws Exception {
		String page = answer(comeAfter(42), CheckInWeek.WEEK_6, Map.of("fit", "NO", "using", "yes"))
			.getContentAsString();

		assertThat(step()).isEqualTo(UptakeStep.STILL_USING_AT_6_WEEKS);
		assertThat(page).contains("href=\"/my/not-right\"");
	}

	@Test
	void asksInWelshToo() throws Exception {
		String page = comeAfter(42).open("/my/check-in?lang=cy").getContentAsString();

		assertThat(page).contains("Rwy’n teimlo’n llai unig", "Nid ydynt wedi’u dilysu").doesNotContain("??");
	}

	private MockHttpServletResponse answer(Visit visit, CheckInWeek week, Map<String, String> answers)
			throws Exception {
		Map<String, String> sent = new HashMap<>(answers);
		sent.put("checkIn", checkIn(week).id().value().toString());
		return visit.send("/my/check-in", sent);
	}

	private CheckInAnswers answers(CheckInWeek week) {
		return Objects.requireNonNull(checkIn(week).answers());
	}

	private UptakeStep step() {
		return asPatient(() -> this.context.getBean(Referrals.class).latest(this.path.prescription())).orElseThrow()
			.step();
	}

}
