package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.shared.Phq9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SafetyRulesTests {

	private final SafetyRules rules = SafetyRules.shipped();

	@ParameterizedTest
	@EnumSource
	void eachRiskStopsOrCautionsAsItSaysOfItself(Risk risk) {
		Invented.Asked asked = new Invented.Asked();
		asked.risks = Set.of(risk);

		assertThat(this.rules.stop(asked.request(), Invented.TODAY).isPresent()).isEqualTo(risk.isHardStop());
		assertThat(this.rules.cautions(asked.request(), Invented.TODAY)).hasSize(risk.isHardStop() ? 0 : 1);
	}

	@ParameterizedTest
	@CsvSource({ "15, true", "16, false", "0, true" })
	void nobodyUnderSixteenIsShownACommunity(int age, boolean stopped) {
		Invented.Asked asked = new Invented.Asked();
		asked.age = age;

		assertThat(this.rules.stop(asked.request(), Invented.TODAY).map(SafetyRule::code).isPresent())
			.isEqualTo(stopped);
	}

	@ParameterizedTest
	@CsvSource({ "2, 28, phq9-item9-recent", "3, 0, phq9-item9-recent", "2, -1, phq9-item9-recent", "1, 0, none",
			"2, 29, none" })
	void aRecentAnswerToItemNineStops(int item9, int daysAgo, String code) {
		Invented.Asked asked = new Invented.Asked();
		asked.phq9 = new Phq9(10, item9, Invented.TODAY.minusDays(daysAgo));

		assertThat(this.rules.stop(asked.request(), Invented.TODAY).map(SafetyRule::code).orElse("none"))
			.isEqualTo(code);
	}

	@Test
	void anOlderAnswerToItemNineAndARecentHighTotalCallForCaution() {
		Invented.Asked older = new Invented.Asked();
		older.phq9 = new Phq9(10, 2, Invented.TODAY.minusDays(29));
		Invented.Asked severe = new Invented.Asked();
		severe.phq9 = new Phq9(21, null, Invented.TODAY);

		assertThat(this.rules.cautions(older.request(), Invented.TODAY)).extracting(SafetyRule::code)
			.containsExactly("phq9-item9-older");
		assertThat(this.rules.cautions(severe.request(), Invented.TODAY)).extracting(SafetyRule::code)
			.containsExactly("phq9-severe");
	}

	@Test
	void aListThatLeavesAConditionOutIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> new SafetyRules(List.of()));
	}

	@Test
	void aListThatTakesAStopForACautionIsRefused() {
		SafetyRule softened = new SafetyRule("suicidal-intent", false, SafetyRule.Condition.SUICIDAL_INTENT, "x", "y",
				"2026-11-22");

		assertThatIllegalStateException().isThrownBy(() -> new SafetyRules(List.of(softened)))
			.withMessageContaining("suicidal-intent");
	}

}
