package org.peerprescribing.reporting.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table as comma-separated values (RFC 4180, to be sent as UTF-8): one line of column
 * names, then the rows, with instants as in ISO 8601. Title, notes and hash stand beside
 * it, in the metadata that W3C's CSV on the Web gives a file (Metadata Vocabulary for
 * Tabular Data, 2015).
 */
public final class CsvExport {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private CsvExport() {
	}

	/** The file. */
	public static String csv(ReportTable table) {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
			writer.writeRecord(table.columns().stream().map(ReportTable.Column::name).toList());
			for (ReportTable.Row row : table.rows()) {
				List<String> cells = new ArrayList<>();
				cells.add(guarded(row.label()));
				row.cells()
					.forEach((cell) -> cells.add((cell instanceof Cell.Text) ? guarded(cell.text()) : cell.text()));
				writer.writeRecord(cells);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	/**
	 * The metadata beside it, as JSON.
	 * @param file the name of the file it describes
	 */
	public static String metadata(ReportTable table, String file) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("@context", "http://www.w3.org/ns/csvw");
		json.put("url", file);
		json.put("dc:title", table.title());
		json.put("dc:description", description(table));
		json.put("dc:modified", table.asOf().truncatedTo(ChronoUnit.SECONDS).toString());
		json.put("dc:identifier", "sha256:" + table.hash());
		json.put("dc:provenance", "Disclosure rules, version " + table.ruleVersion());
		json.put("dialect",
				Map.of("@type", "Dialect", "encoding", "utf-8", "lineTerminators", List.of("\r\n"), "header", true));
		json.put("tableSchema", Map.of("columns", table.columns().stream().map(CsvExport::described).toList()));
		return JSON.writeValueAsString(json) + "\n";
	}

	private static Map<String, Object> described(ReportTable.Column column) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("name", column.name());
		json.put("titles", List.of(column.name(), column.title()));
		json.put("datatype", column.unit().datatype());
		if (column.unit() != ReportTable.Unit.TEXT) {
			json.put("null", List.of("[c]", "not yet", ""));
		}
		return json;
	}

	private static String description(ReportTable table) {
		List<String> notes = new ArrayList<>(List.of(table.headnote()));
		notes.addAll(table.footnotes());
		return String.join(" ", notes);
	}

	/**
	 * A spreadsheet takes a text that begins like this for a formula, also behind spaces
	 * (OWASP, CSV Injection); an apostrophe before it makes it text.
	 */
	private static String guarded(String text) {
		String begins = text.strip();
		boolean formula = !begins.isEmpty() && "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(begins.charAt(0)) >= 0;
		return (formula || text.startsWith("\t") || text.startsWith("\r") || text.startsWith("\n")) ? "'" + text : text;
	}

}
