package org.peerprescribing.reporting.web;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.table.Cell;
import org.peerprescribing.reporting.table.ReportTable;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;

class FunnelTableTests {

	@Test
	void hasTheFiguresOfThePageInOneTable() {
		FunnelReport report = new FunnelReport(new OdsCode("QMJ"), new Period.Month(YearMonth.of(2026, 4)),
				Map.of(FunnelStep.ISSUED, new Figure.Shown(200), FunnelStep.DELIVERED, new Figure.Shown(80),
						FunnelStep.OPENED, Figure.HIDDEN),
				Instant.parse("2026-06-01T00:00:00Z"), "2", "0".repeat(64));

		ReportTable table = FunnelTable.of(report, "Uptake in April 2026", (key) -> key);

		assertThat(table.rows()).hasSize(FunnelStep.values().length);
		assertThat(table.rows().get(0).cells()).extracting(Cell::text).containsExactly("200", "", "", "", "");
		assertThat(table.rows().get(1).cells()).extracting(Cell::text).containsExactly("80", "200", "40", "33", "47");
		assertThat(table.rows().get(2).cells()).extracting(Cell::text).containsExactly("[c]", "200", "", "", "");
		assertThat(table.rows().get(4).cells().getFirst().text()).isEqualTo("not yet");
		assertThat(table.cut().isFor(report.board())).isTrue();
	}

}
