package org.peerprescribing.reporting.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.Cut;
import org.peerprescribing.reporting.lattice.NeedGroup;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.Place;
import org.peerprescribing.reporting.table.ReportTable.Column;
import org.peerprescribing.reporting.table.ReportTable.Row;
import org.peerprescribing.reporting.table.ReportTable.Unit;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CsvExportTests {

	@Test
	void writesEveryCellAsEveryExitWritesIt() {
		assertThat(CsvExport.csv(table(row("Issued"),
				new Row("Joined, or \"in\"",
						List.of(new Cell.Count(Figure.HIDDEN), new Cell.Number(new BigDecimal("-1.5")),
								new Cell.Text(""))))))
			.isEqualTo("step,prescriptions,change,note\r\nIssued,120,33,\r\n\"Joined, or \"\"in\"\"\",[c],-1.5,\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "|calc", " =1+1", "\t=1", "\rx", "%0A", "\uFF1D1" })
	void letsNoTextBeAFormula(String label) {
		String csv = CsvExport.csv(table(row(label)));

		String read = CsvReader.builder().ofCsvRecord(csv).stream().toList().getLast().getField(0);
		assertThat(read).isEqualTo("'" + label);
	}

	@Test
	void saysBesideTheFileWhatItHolds() throws Exception {
		JsonNode metadata = JsonMapper.builder()
			.build()
			.readTree(CsvExport.metadata(table(row("Issued")), "funnel.csv"));

		assertThat(metadata.get("url").asString()).isEqualTo("funnel.csv");
		assertThat(metadata.get("dc:title").asString()).isEqualTo("A \"title\"");
		assertThat(metadata.get("dc:modified").asString()).isEqualTo("2026-06-01T00:00:00Z");
		assertThat(metadata.get("dc:description").asString()).contains("may not add up", "[c] is hidden");
		assertThat(metadata.at("/tableSchema/columns")).hasSize(4);
		assertThat(metadata.at("/tableSchema/columns/1/datatype").asString()).isEqualTo("integer");
		assertThat(metadata.at("/tableSchema/columns/1/null/0").asString()).isEqualTo("[c]");
	}

	@Test
	void isTheSameBytesForTheSameTable() {
		assertThat(CsvExport.csv(table(row("Issued")))).isEqualTo(CsvExport.csv(table(row("Issued"))));
	}

	@Test
	void refusesATableThatDoesNotSayWhatItIs() {
		assertThatIllegalArgumentException().isThrownBy(() -> table(new Row("Issued", List.of())));
		assertThatIllegalArgumentException().isThrownBy(() -> new Column("No name", "Title", Unit.TEXT));
		assertThatIllegalArgumentException().isThrownBy(() -> new Column("name", " ", Unit.TEXT));
	}

	private static Row row(String label) {
		return new Row(label,
				List.of(new Cell.Count(new Figure.Shown(120)), Cell.Number.percent(0.325), new Cell.Text("")));
	}

	private static ReportTable table(Row... rows) {
		Cut cut = new Cut.Cohort(new Period.Month(YearMonth.of(2026, 4)), new Place.Board(new OdsCode("QMJ")),
				NeedGroup.ALL, Cut.Measure.FUNNEL);
		return new ReportTable(cut, "A \"title\"", "Figures are rounded and may not add up.",
				List.of(new Column("step", "Step", Unit.TEXT), new Column("prescriptions", "Prescriptions", Unit.COUNT),
						new Column("change", "Change", Unit.POINTS), new Column("note", "Note", Unit.TEXT)),
				List.of(rows), List.of("[c] is hidden."), Instant.parse("2026-06-01T00:00:00.5Z"), "2", "0".repeat(64));
	}

}
