package org.peerprescribing.shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormulaTextTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "=HYPERLINK(\"https://example.org\")", "+44 20", "-", "@home", "\uFF1D1+1", "'=1", "''-x" })
	void whatASpreadsheetWouldComputeStandsBehindAnApostropheAndComesBack(String text) {
		String cell = FormulaText.neutral(text);

		assertThat(cell).isEqualTo("'" + text);
		assertThat(FormulaText.plain(cell)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A group", "'", "'quoted' words", "18", "a=b", "Tŷ a dŵr", "مجموعة" })
	void everyOtherTextStaysAsItIs(String text) {
		assertThat(FormulaText.neutral(text)).isEqualTo(text);
		assertThat(FormulaText.plain(text)).isEqualTo(text);
	}

	@Test
	void aFormulaFromElsewhereIsTextHere() {
		assertThat(FormulaText.plain("=1+1")).isEqualTo("=1+1");
	}

}
