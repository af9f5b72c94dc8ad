package org.peerprescribing.sandbox.patients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the tables beside this class: comma-separated, with a header, a cell with a comma
 * in double quotes.
 */
final class Table {

	private Table() {
	}

	static List<Map<String, String>> read(String file) {
		try (InputStream stream = Objects.requireNonNull(Table.class.getResourceAsStream(file), file)) {
			List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			List<String> header = cells(lines.get(0));
			List<Map<String, String>> rows = new ArrayList<>();
			for (String line : lines.subList(1, lines.size())) {
				rows.add(row(file, header, cells(line)));
			}
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> row(String file, List<String> header, List<String> cells) {
		if (cells.size() != header.size()) {
			throw new IllegalStateException(file + ": a row has " + cells.size() + " cells: " + cells);
		}
		Map<String, String> row = new HashMap<>();
		for (int i = 0; i < header.size(); i++) {
			row.put(header.get(i), cells.get(i));
		}
		return row;
	}

	static List<String> cells(String line) {
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (char c : line.toCharArray()) {
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == ',' && !quoted) {
				cells.add(cell.toString());
				cell.setLength(0);
			}
			else {
				cell.append(c);
			}
		}
		cells.add(cell.toString());
		return cells;
	}

}
