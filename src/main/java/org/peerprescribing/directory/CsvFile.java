package org.peerprescribing.directory;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.FormulaText;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** A comma-separated file (RFC 4180) with exactly the columns that are expected. */
final class CsvFile {

	/** Far above any real list; keeps a wrong file from filling the memory. */
	private static final int MOST_ROWS = 20_000;

	private CsvFile() {
	}

	/**
	 * Refuses with {@code malformed} what is no such file, and with {@code invalid-value}
	 * other columns. A row with too few or too many cells comes without cells.
	 */
	static List<Line> read(Reader csv, List<String> columns) {
		return read(csv, columns, columns);
	}

	/** As above; a column may stand behind the others, or not. */
	static List<Line> read(Reader csv, List<String> columns, String last) {
		List<String> all = new ArrayList<>(columns);
		all.add(last);
		return read(csv, columns, all);
	}

	private static List<Line> read(Reader csv, List<String> fewest, List<String> most) {
		List<Line> lines = new ArrayList<>();
		List<String> columns = fewest;
		boolean header = true;
		try (CsvReader<CsvRecord> reader = CsvReader.builder()
			.allowExtraFields(true)
			.allowMissingFields(true)
			.ofCsvRecord(csv)) {
			for (CsvRecord row : reader) {
				if (header) {
					columns = row.getFields().equals(most) ? most : fewest;
					if (!row.getFields().equals(columns)) {
						throw new ProblemException(Problem.INVALID_VALUE, "header");
					}
					header = false;
					continue;
				}
				if (lines.size() == MOST_ROWS) {
					throw new ProblemException(Problem.INVALID_VALUE, "rows");
				}
				lines.add(line(row, columns));
			}
		}
		catch (CsvParseException ex) {
			throw new ProblemException(Problem.MALFORMED);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (header) {
			throw new ProblemException(Problem.INVALID_VALUE, "header");
		}
		return lines;
	}

	private static Line line(CsvRecord row, List<String> columns) {
		int number = Math.toIntExact(row.getStartingLineNumber());
		if (row.getFieldCount() != columns.size()) {
			return new Line(number, row.getField(0), null);
		}
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			values.put(columns.get(i), FormulaText.plain(row.getField(i)));
		}
		return new Line(number, row.getField(0), new Cells(values));
	}

	/**
	 * One row.
	 *
	 * @param number where it begins, the header being 1
	 * @param first its first cell, as it stands
	 * @param cells the cells; null where their number is wrong
	 */
	record Line(int number, String first, @Nullable Cells cells) {

		/** The first cell, short and harmless enough for a report. */
		String label() {
			String shown = this.first.replaceAll("[^A-Za-z0-9-]", "");
			return (shown.length() > 64) ? shown.substring(0, 64) : shown;
		}

	}

}
