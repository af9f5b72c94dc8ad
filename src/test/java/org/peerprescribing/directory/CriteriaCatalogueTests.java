package org.peerprescribing.directory;

import java.io.StringReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.shared.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CriteriaCatalogueTests {

	private static final String LAST = "1,suitable-under-18,Age,Suitable?,Look.,no,no,met\r\n";

	private final CriteriaCatalogue shipped = new CriteriaCatalogue();

	@Test
	void theShippedCatalogueAsksWhatADirectoryHasToKnow() {
		assertThat(this.shipped.version()).isEqualTo("1");
		assertThat(this.shipped.criteria()).extracting(Criterion::id)
			.containsExactly("moderation", "first-reply", "crisis-policy", "illegal-content", "privacy", "ownership",
					"minimum-age", "suitable-under-18", "languages", "accessibility", "cost", "evidence", "complaints");
		assertThat(this.shipped.criteria()).filteredOn(Criterion::mandatory)
			.extracting(Criterion::id)
			.contains("moderation", "crisis-policy", "illegal-content", "privacy", "cost", "complaints");
		assertThat(this.shipped.mustFind("suitable-under-18").raisesRisk()).isEqualTo(Outcome.MET);
	}

	@Test
	void aMandatoryCriterionIsSatisfiedOnlyByMetOrWhereTheRowAllowsItByNotApplicable() {
		Criterion illegal = this.shipped.mustFind("illegal-content");
		Criterion cost = this.shipped.mustFind("cost");

		assertThat(illegal.isSatisfiedBy(Outcome.NOT_APPLICABLE)).isTrue();
		assertThat(cost.isSatisfiedBy(Outcome.NOT_APPLICABLE)).isFalse();
		assertThat(cost.isSatisfiedBy(Outcome.NOT_KNOWN)).isFalse();
		assertThat(cost.isSatisfiedBy(Outcome.NOT_MET)).isFalse();
		assertThat(this.shipped.mustFind("evidence").isSatisfiedBy(Outcome.NOT_KNOWN)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1,Cost,A,Q?,G.,yes,no,|id", "1,cost,,Q?,G.,yes,no,|area",
			"1,cost,A,<b>Q</b>,G.,yes,no,|question", "1,cost,A,Q?,,yes,no,|guidance",
			"1,cost,A,Q?,G.,maybe,no,|mandatory", "1,cost,A,Q?,G.,yes,,|may_not_apply",
			"1,cost,A,Q?,G.,yes,no,high|raises_risk", "1,cost,A,Q?,G.,yes|row", ",cost,A,Q?,G.,yes,no,|version" })
	void aRowThatCannotBeReadKeepsTheServiceFromStarting(String row, String column) {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> catalogue(row + "\r\n" + LAST))
			.withMessageContaining("line 2: column " + column);
	}

	@Test
	void twoVersionsAnIdTwiceAndAMissingRowAreRefused() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> catalogue("2,cost,A,Q?,G.,yes,no,\r\n" + LAST))
			.withMessageContaining("version");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> catalogue(LAST + LAST))
			.withMessageContaining("id");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> catalogue("1,cost,A,Q?,G.,yes,no,\r\n"))
			.withMessageContaining("suitable-under-18");
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> CriteriaCatalogue.read(new StringReader("id,question\r\n")));
	}

	private static CriteriaCatalogue catalogue(String rows) {
		return CriteriaCatalogue.read(new StringReader(String.join(",", Criterion.COLUMNS) + "\r\n" + rows));
	}

}
