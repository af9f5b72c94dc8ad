package org.peerprescribing.reporting;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** The whole financial year from April 2025, which is over and known. */
@IntegrationTest
class LatticeReleaseIT extends LatticeFixture {

	private static final YearMonth APRIL = YearMonth.of(2025, 4);

	private static final Period.Year YEAR = new Period.Year(2025);

	private static final Period.Quarter SPRING = YEAR.quarters().getFirst();

	/** Four practices of common size and a small one. */
	@BeforeEach
	void aYear() {
		for (int i = 0; i < 12; i++) {
			cohort(this.practices.get(0), APRIL.plusMonths(i), 40 + i, 12);
			cohort(this.practices.get(1), APRIL.plusMonths(i), 60, 20);
			cohort(this.practices.get(2), APRIL.plusMonths(i), 45, 11 + i % 3);
			cohort(this.practices.get(3), APRIL.plusMonths(i), 2, 0);
			cohort(this.practices.get(4), APRIL.plusMonths(i), 25, 6);
		}
	}

	@Test
	void makesAQuarterFromTheFrozenMonthsAndNeverFromLaterFacts() {
		this.movable.reset();
		this.movable
			.forward(java.time.Duration.between(this.clock.instant(), FunnelStep.ISSUED.closes(APRIL.plusMonths(1))));
		this.releases.releaseDue();
		cohort(this.practices.get(1), APRIL, 70, 0);
		this.movable.reset();

		this.releases.releaseDue();

		// 172, 173 and 174 as they were, not 242, 173 and 174.
		FunnelReport quarter = find(SPRING).orElseThrow();
		assertThat(quarter.figures()).containsEntry(FunnelStep.ISSUED, new Figure.Shown(520))
			.containsEntry(FunnelStep.JOINED, new Figure.Shown(150))
			.containsEntry(FunnelStep.DELIVERED, new Figure.Shown(150));
	}

	@Test
	void givesTheLaterStepsOfAMonthBelowTheSizeInItsQuarterOnly() {
		this.releases.releaseDue();

		FunnelReport month = find(APRIL).orElseThrow();
		assertThat(month.row(FunnelStep.ISSUED).figure()).isEqualTo(new Figure.Shown(170));
		assertThat(month.row(FunnelStep.JOINED).figure()).isEqualTo(Figure.NOT_GIVEN);
		assertThat(find(SPRING).orElseThrow().row(FunnelStep.JOINED).figure()).isInstanceOf(Figure.Shown.class);
		assertThat(find(YEAR).orElseThrow().row(FunnelStep.DELIVERED).figure()).isInstanceOf(Figure.Shown.class);
	}

	@Test
	void showsPlacesByTheirSizeAndTheSmallOnesTogether() {
		this.releases.releaseDue();

		assertThat(rows(TableKind.NETWORK, SPRING)).containsExactly("U7: 305 95", "U8: 215 55");
		assertThat(rows(TableKind.PRACTICE, SPRING)).containsExactly("Y701: 125 35", "Y702: 180 60", "Y801: 135 35",
				"Y802 Y803: 80 [x]");
		// Were the two apart in the year, one would follow from the quarters they share.
		assertThat(rows(TableKind.PRACTICE, YEAR)).containsExactly("Y701: 545 145", "Y702: 720 240", "Y801: 540 145",
				"Y802 Y803: 325 70");
	}

	/** Who shares a row in a quarter is in no other of its tables. */
	@Test
	void namesTheSmallPracticeInNoQuarter() {
		this.releases.releaseDue();

		for (Period quarter : YEAR.quarters()) {
			assertThat(rows(TableKind.PRACTICE, quarter)).noneMatch((row) -> row.matches("Y80[23]:.*"))
				.anyMatch((row) -> row.startsWith("Y802 Y803: 80"));
		}
	}

	@Test
	void changesNothingReleasedWhenSomebodyIsAddedOrErasedAndAllIsRunAgain() {
		this.releases.releaseDue();
		List<String> before = all("released_cut");
		List<String> frozen = all("frozen_part");

		cohort(this.practices.get(0), APRIL, 1, 1);
		inBackground(() -> {
			this.counts.rebuild();
			return true;
		});
		this.releases.releaseDue();

		assertThat(before).hasSizeGreaterThan(100);
		assertThat(all("released_cut")).isEqualTo(before);
		assertThat(all("frozen_part")).isEqualTo(frozen);
		for (String change : List.of("update reporting.released_cut set part = 'X'",
				"delete from reporting.released_cut", "update reporting.frozen_part set counted = 1")) {
			assertThatThrownBy(() -> inBackground(() -> this.jdbc.sql(change).update()))
				.isInstanceOf(DataAccessException.class);
		}
	}

	/** Every exit of every table: the same labels, figures and hash. */
	@Test
	void showsOnEveryPageWhatTheFileHas() throws Exception {
		this.releases.releaseDue();
		int tables = 0;
		for (Period period : List.of(SPRING, YEAR)) {
			for (TableKind kind : TableKind.values()) {
				if (kind.cut(period, new org.peerprescribing.reporting.lattice.Place.Board(this.board)).isEmpty()) {
					continue;
				}
				tables++;
				assertParity("/reports/" + this.board + "/" + period.code() + "/" + kind.code());
			}
		}
		assertParity("/reports/" + this.board + "/trend");
		assertThat(tables).isEqualTo(23);
		assertThat(page("/reports/" + this.board + "/" + SPRING.code())).contains("/practice\"", "/age-band\"",
				"/unmet-language\"", "April to June 2025");
		assertThat(page("/reports")).contains("/" + YEAR.code() + "\"", "/trend\"");
	}

	private void assertParity(String address) throws Exception {
		String page = page(address);
		String csv = page(address + ".csv");
		String metadata = page(address + ".csv-metadata.json");
		List<String> cells = java.util.regex.Pattern.compile("(?s)<(?:td|th scope=\"row\")[^>]*>([^<]*)<")
			.matcher(page)
			.results()
			.map((cell) -> cell.group(1))
			.toList();
		List<String> fields = csv.lines()
			.skip(1)
			.flatMap((line) -> java.util.regex.Pattern.compile("(?:^|,)(?:\"([^\"]*)\"|([^,]*))")
				.matcher(line)
				.results()
				.map((field) -> (field.group(1) != null) ? field.group(1) : field.group(2)))
			.toList();

		assertThat(page).as(address)
			.doesNotContain("??", "style=")
			.contains("Figures are rounded and may not add up", "/reports/dictionary", "Hash of the released figures");
		assertThat(fields).as(address).isEqualTo(cells);
		String hash = page.replaceAll("(?s).*report-hash\">([0-9a-f]{64})<.*", "$1");
		assertThat(metadata).as(address).contains("sha256:" + hash);
	}

	@Test
	void knowsNothingOutsideTheLatticeAndNoOtherBoard() throws Exception {
		this.releases.releaseDue();
		Actor other = new Actor("commissioner-2", "Other", new OdsCode("QZ9"), Set.of(Role.COMMISSIONER));
		String own = "/reports/" + this.board + "/";

		for (String outside : List.of(APRIL + "/practice", YEAR.code() + "/unmet-language",
				SPRING.code() + "/community", SPRING.code() + "/PRACTICE", SPRING.code() + "/clinician",
				"2019-20/practice", "2025-26-q5/practice", "2097-98/practice", SPRING.code() + "/funnel",
				"2025-26-q1/practice.xlsx", "nonsense/trend.csv")) {
			String answer = this.mvc.perform(get(own + outside).with(Actors.signedIn(commissioner())))
				.andExpect(status().isNotFound())
				.andReturn()
				.getResponse()
				.getContentAsString();
			assertThat(answer).as(outside).doesNotContain(this.board.value() + "\"", "Surgery");
		}
		for (String inside : List.of(SPRING.code() + "/practice", SPRING.code() + "/practice.csv", "trend", "trend.csv",
				YEAR.code())) {
			this.mvc.perform(get(own + inside).with(Actors.signedIn(other))).andExpect(status().isNotFound());
			this.mvc.perform(get(own + inside).with(Actors.signedIn(commissioner()))).andExpect(status().isOk());
		}
		assertThat(in(new AccessScope.OfOrganisation(new OdsCode("QZ9")),
				() -> this.jdbc.sql("select count(*) from reporting.released_cut where board = ?")
					.param(this.board.value())
					.query(Long.class)
					.single()))
			.isZero();
	}

	/** As code and figures, with the codes shortened to what is the same in every run. */
	private List<String> rows(TableKind kind, Period period) {
		Map<String, String> shorter = Map.of(this.north.value(), "U7", this.south.value(), "U8",
				this.practices.get(0).value(), "Y701", this.practices.get(1).value(), "Y702",
				this.practices.get(2).value(), "Y801", this.practices.get(3).value(), "Y802",
				this.practices.get(4).value(), "Y803");
		return new AccessScope.OfOrganisation(this.board)
			.call(() -> this.reports.table(this.board, kind, period, commissioner()))
			.orElseThrow()
			.rows()
			.stream()
			.filter((row) -> !row.code().isEmpty() && !row.code().equals(this.practice.value()))
			.map((row) -> java.util.Arrays.stream(row.code().split(" "))
				.map((code) -> shorter.getOrDefault(code, code))
				.collect(Collectors.joining(" ")) + ": "
					+ row.figures().stream().map(Figure::text).collect(Collectors.joining(" ")))
			.toList();
	}

}
