package org.peerprescribing.reporting.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * A table as comma-separated values (RFC 4180, to be sent as UTF-8): one line of column
 * names, then the rows, with instants as in ISO 8601. Title, notes and hash stand beside
 * it, in the metadata that W3C's CSV on the Web gives a file (Metadata Vocabulary for
 * Tabular Data, 2015).
 */
final class CsvExport {

	private CsvExport() {
	}

	/** The file. */
	static String csv(ReportTable table) {
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
	static String metadata(ReportTable table, String file) {
		StringBuilder json = new StringBuilder("{\n  \"@context\": \"http://www.w3.org/ns/csvw\",\n");
		json.append("  \"url\": ").append(quoted(file)).append(",\n");
		json.append("  \"dc:title\": ").append(quoted(table.title())).append(",\n");
		json.append("  \"dc:description\": ").append(quoted(description(table))).append(",\n");
		json.append("  \"dc:modified\": ").append(quoted(table.asOf().truncatedTo(ChronoUnit.SECONDS).toString()));
		json.append(",\n  \"dc:identifier\": ").append(quoted("sha256:" + table.hash()));
		json.append(",\n  \"dc:provenance\": ").append(quoted("Disclosure rules, version " + table.ruleVersion()));
		json.append(
				",\n  \"dialect\": {\"encoding\": \"utf-8\", \"lineTerminators\": [\"\\r\\n\"], \"header\": true},\n");
		json.append("  \"tableSchema\": {\"columns\": [");
		String separator = "\n";
		for (ReportTable.Column column : table.columns()) {
			json.append(separator).append("    {\"name\": ").append(quoted(column.name()));
			json.append(", \"titles\": [").append(quoted(column.name())).append(", ").append(quoted(column.title()));
			json.append("], \"datatype\": \"").append(column.unit().datatype()).append('"');
			if (column.unit() != ReportTable.Unit.TEXT) {
				json.append(", \"null\": [\"[c]\", \"not yet\", \"\"]");
			}
			json.append('}');
			separator = ",\n";
		}
		return json.append("\n  ]}\n}\n").toString();
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

	private static String quoted(String text) {
		StringBuilder json = new StringBuilder("\"");
		text.chars().forEach((c) -> {
			if (c == '"' || c == '\\') {
				json.append('\\').append((char) c);
			}
			else if (c < ' ') {
				json.append("\\u%04x".formatted(c));
			}
			else {
				json.append((char) c);
			}
		});
		return json.append('"').toString();
	}

}
