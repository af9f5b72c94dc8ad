package org.peerprescribing.reporting.lattice;

import java.time.Instant;
import java.time.YearMonth;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.reporting.lattice.Period.Month;
import org.peerprescribing.reporting.lattice.Period.Quarter;
import org.peerprescribing.reporting.lattice.Period.Year;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LatticeTests {

	private static final Place.Board BOARD = new Place.Board(new OdsCode("QMJ"));

	@Test
	void knowsTheYearOfTheHealthServiceAndItsQuarters() {
		Year year = new Year(2026);

		assertThat(year.months()).hasSize(12).startsWith(YearMonth.of(2026, 4)).endsWith(YearMonth.of(2027, 3));
		assertThat(year.quarters().stream().flatMap((quarter) -> quarter.months().stream()).toList())
			.isEqualTo(year.months());
		assertThat(new Quarter(year, 4).months()).containsExactly(YearMonth.of(2027, 1), YearMonth.of(2027, 2),
				YearMonth.of(2027, 3));
	}

	@Test
	void readsEveryCodeThatItWrites() {
		assertThat(Stream.of(new Month(YearMonth.of(2026, 12)), new Quarter(new Year(2026), 2), new Year(2026)))
			.allMatch((period) -> Period.parse(period.code()).orElseThrow().equals(period));
		assertThat(new Quarter(new Year(2026), 2).code()).isEqualTo("2026-27-q2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026", "2026-00", "2026-13", "2026-28", "2026-27-q0", "2026-27-q5", "2026-27-Q1",
			"2026-04-01", "2011-12", "2099-00", "1926-27", "2026-04/2026-05", " 2026-04", "２０２６-04" })
	void refusesPeriodsThatAreNotOfTheLattice(String code) {
		assertThat(Period.parse(code)).isEmpty();
	}

	@Test
	void refusesAPeriodOutsideItsYears() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Month(YearMonth.of(2019, 12)));
		assertThatIllegalArgumentException().isThrownBy(() -> new Year(2019));
		assertThatIllegalArgumentException().isThrownBy(() -> new Year(2099));
		assertThatIllegalArgumentException().isThrownBy(() -> new Quarter(new Year(2026), 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new Quarter(new Year(2026), 5));
		assertThat(new Year(2020).code()).isEqualTo("2020-21");
		assertThat(new Year(2098).code()).isEqualTo("2098-99");
	}

	/** London is an hour ahead in summer. */
	@Test
	void closesAPeriodAtMidnightInLondon() {
		Month march = new Month(YearMonth.of(2026, 3));
		Month october = new Month(YearMonth.of(2026, 10));

		assertThat(march.isClosed(Instant.parse("2026-03-31T22:59:59Z"))).isFalse();
		assertThat(march.isClosed(Instant.parse("2026-03-31T23:00:00Z"))).isTrue();
		assertThat(october.isClosed(Instant.parse("2026-10-31T23:59:59Z"))).isFalse();
		assertThat(october.isClosed(Instant.parse("2026-11-01T00:00:00Z"))).isTrue();
		assertThat(new Year(2026).isClosed(Instant.parse("2027-03-31T22:59:59Z"))).isFalse();
	}

	@Test
	void belongsToTheReadersOfItsBoard() {
		Place.Network network = new Place.Network(BOARD, new OdsCode("U12345"));
		Place.Practice practice = new Place.Practice(network, new OdsCode("A81001"));
		Period month = new Month(YearMonth.of(2026, 4));

		assertThat(Stream.of(BOARD, network, practice)
			.map((place) -> new Cut.Cohort(month, place, NeedGroup.ALL, Cut.Measure.FUNNEL)))
			.allMatch((cut) -> cut.isFor(BOARD.code()) && !cut.isFor(new OdsCode("QRL")));
		assertThat(new Cut.UnmetNeed(new Quarter(new Year(2026), 1), BOARD, NeedGroup.ALL, Cut.Wish.LANGUAGE)
			.isFor(network.code())).isFalse();
		assertThat(new Cut.Communities(new Year(2026), BOARD).isFor(BOARD.code())).isTrue();
	}

	@Test
	void makesEachTableForItsPeriodsOnly() {
		Period month = new Month(YearMonth.of(2026, 4));
		Period quarter = new Quarter(new Year(2026), 1);
		Period year = new Year(2026);

		assertThat(TableKind.values()).noneMatch((kind) -> kind.cut(month, BOARD).isPresent());
		assertThat(TableKind.values()).filteredOn((kind) -> kind.cut(quarter, BOARD).isEmpty())
			.containsExactly(TableKind.COMMUNITY);
		assertThat(TableKind.values()).filteredOn((kind) -> kind.cut(year, BOARD).isEmpty())
			.containsExactly(TableKind.UNMET_LANGUAGE, TableKind.UNMET_AUDIENCE);
		assertThat(TableKind.values()).allMatch((kind) -> TableKind.parse(kind.code()).orElseThrow() == kind);
		assertThat(TableKind.parse("AGE_BAND")).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new Cut.Parts(month, BOARD, Cut.By.PRACTICE));
	}

	@Test
	void closesATableWhenEverythingInItIsKnown() {
		Period quarter = new Quarter(new Year(2026), 1);

		assertThat(TableKind.UNMET_LANGUAGE.closes(quarter)).isEqualTo("2026-06-30T23:00:00Z");
		assertThat(TableKind.PRACTICE.closes(quarter)).isEqualTo("2026-08-25T23:00:00Z");
		assertThat(TableKind.COMMUNITY.closes(new Year(2025))).isEqualTo("2026-07-07T23:00:00Z");
		assertThat(Period.yearOf(YearMonth.of(2027, 3))).isEqualTo(new Year(2026));
		assertThat(Period.yearOf(YearMonth.of(2027, 4))).isEqualTo(new Year(2027));
	}

}
