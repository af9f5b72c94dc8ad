package org.peerprescribing.reporting;

import java.time.Duration;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;

import org.peerprescribing.support.IntegrationTest;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@IntegrationTest
class ReleasedReportIT extends ReportingFixture {

	@Test
	void neverChangesWhatIsReleased() {
		history(3, 1600);
		this.releases.releaseDue();
		YearMonth month = month().minusMonths(6);
		FunnelReport before = find(month).orElseThrow();

		UUID another = issued(FunnelStep.ISSUED.closes(month.minusMonths(1)));
		reached(another, 1, "DELIVERED", FunnelStep.ISSUED.closes(month.minusMonths(1)));
		this.releases.releaseDue();

		assertThat(before.figures()).containsEntry(FunnelStep.ISSUED, new Figure.Shown(200));
		assertThat(before.figures().values()).filteredOn(Figure.Shown.class::isInstance).hasSizeGreaterThan(4);
		assertThat(find(month)).contains(before);
		assertThatThrownBy(() -> inBackground(
				() -> this.jdbc.sql("update reporting.released_table set content = '{\"count\": 5}' where board = ?")
					.param(this.board.value())
					.update()))
			.isInstanceOf(DataAccessException.class);
	}

	@Test
	void releasesAStepOnItsClosingDayAndNotBefore() {
		history(4, 1600);
		YearMonth month = month().minusMonths(1);
		this.releases.releaseDue();
		FunnelReport before = find(month).orElseThrow();

		this.movable.forward(Duration.ofDays(99));
		this.releases.releaseDue();

		assertThat(before.row(FunnelStep.USEFUL).figure()).isEqualTo(Figure.NOT_YET);
		assertThat(before.row(FunnelStep.ISSUED).figure()).isEqualTo(new Figure.Shown(200));
		Set<FunnelStep> given = EnumSet.complementOf(EnumSet.of(FunnelStep.DELIVERED));
		assertThat(find(month).orElseThrow().figures().keySet()).containsExactlyInAnyOrderElementsOf(given);
	}

	@Test
	void showsTheReleasedFunnelAsAPage() throws Exception {
		history(5, 1600);
		this.releases.releaseDue();

		String page = page("/reports/" + this.board + "/" + month().minusMonths(6));

		assertThat(page).contains("<svg", "<title id=\"picture-title\"", "figures behind the picture",
				"Figures are rounded and may not add up", "/assets/reports.css", "1.3 million", "Issued", ">200<");
		assertThat(page).doesNotContain("style=", "??", "onclick");
		assertThat(page("/reports")).contains("/reports/" + this.board + "/" + month().minusMonths(1))
			.doesNotContain("/reports/" + this.board + "/" + month());
		assertThat(page("/reports/dictionary")).contains("Given another community").doesNotContain("??");
	}

	/** Whatever way out is taken, the figures and their hash are the same. */
	@Test
	void givesTheSameFiguresAsAFileAndAsAPage() throws Exception {
		history(9, 1600);
		this.releases.releaseDue();
		FunnelReport report = find(month().minusMonths(6)).orElseThrow();
		String place = "/reports/" + this.board + "/" + report.period().code();

		String csv = page(place + "/funnel.csv");
		String metadata = page(place + "/funnel.csv-metadata.json");

		assertThat(csv.lines()).hasSize(report.rows().size() + 1)
			.first()
			.isEqualTo("step,prescriptions,out_of,share,share_low,share_high");
		assertThat(csv.lines().skip(1).map((line) -> line.split(",")[1]))
			.containsExactlyElementsOf(report.rows().stream().map((row) -> row.figure().text()).toList());
		assertThat(page(place)).contains(report.hash(), "/funnel.csv\"");
		assertThat(metadata).contains("sha256:" + report.hash(), "uptake-" + this.board + "-" + report.period().code());
		for (String outside : List.of("/reports/QZ9/" + report.period().code(),
				"/reports/" + this.board + "/1999-01")) {
			this.mvc.perform(get(outside + "/funnel.csv").with(Actors.signedIn(commissioner())))
				.andExpect(status().isNotFound());
		}
	}

	@Test
	void showsTheSameMarkForEverySmallCount() throws Exception {
		history(6, 40);
		this.releases.releaseDue();

		String page = page("/reports/" + this.board + "/" + month().minusMonths(6));

		assertThat(page).contains("[c]", "[x]");
		assertThat(page).doesNotContain("<svg").doesNotContainPattern("cell--numeric\">[0-9]");
	}

	@Test
	void findsNoOtherBoardAndNoMonthOutsideTheLattice() throws Exception {
		history(7, 80);
		this.releases.releaseDue();
		Actor other = new Actor("commissioner-2", "Other", new OdsCode("QZ9"), Set.of(Role.COMMISSIONER));
		String closed = "/reports/" + this.board + "/" + month().minusMonths(1);

		this.mvc.perform(get(closed).with(Actors.signedIn(commissioner()))).andExpect(status().isOk());
		this.mvc.perform(get(closed).with(Actors.signedIn(other))).andExpect(status().isNotFound());
		for (String outside : List.of(month().toString(), "1999-01", "2026-13", "2019-01", "all", "2026-1")) {
			this.mvc.perform(get("/reports/" + this.board + "/" + outside).with(Actors.signedIn(commissioner())))
				.andExpect(status().isNotFound());
		}
	}

	@Test
	void opensToCommissionersOfBoardsOnly() throws Exception {
		Actor ofAPractice = new Actor("commissioner-3", "Odd", this.practice, Set.of(Role.COMMISSIONER));

		this.mvc.perform(get("/reports").with(Actors.signedIn(Actors.clinician()))).andExpect(status().isForbidden());
		this.mvc.perform(get("/reports/dictionary").with(Actors.signedIn(Actors.curator())))
			.andExpect(status().isForbidden());
		this.mvc.perform(get("/reports").with(Actors.signedIn(ofAPractice))).andExpect(status().isForbidden());
	}

}
