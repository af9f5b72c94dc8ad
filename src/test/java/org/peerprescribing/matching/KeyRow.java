package org.peerprescribing.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.springframework.core.io.ClassPathResource;

/**
 * One row of a file of the answer key, read strictly: whatever is not as its column says
 * is refused with the line and the column.
 */
final class KeyRow {

	private final String where;

	private final Map<String, String> cells;

	private KeyRow(String where, Map<String, String> cells) {
		this.where = where;
		this.cells = cells;
	}

	/** The rows of a file of the class path. */
	static List<KeyRow> file(String path, List<String> columns) {
		try {
			return text(path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8), columns);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The rows of a text with exactly these columns.
	 * @param name what to call it in a refusal
	 */
	static List<KeyRow> text(String name, String csv, List<String> columns) {
		List<KeyRow> rows = new ArrayList<>();
		try (CsvReader<CsvRecord> reader = CsvReader.builder()
			.allowExtraFields(true)
			.allowMissingFields(true)
			.ofCsvRecord(csv)) {
			boolean header = true;
			for (CsvRecord row : reader) {
				String where = name + ", line " + row.getStartingLineNumber();
				if (header ? !row.getFields().equals(columns) : row.getFieldCount() != columns.size()) {
					throw new IllegalArgumentException(where + ": the columns are wrong");
				}
				if (!header) {
					Map<String, String> cells = new LinkedHashMap<>();
					for (int i = 0; i < columns.size(); i++) {
						cells.put(columns.get(i), row.getField(i));
					}
					rows.add(new KeyRow(where, cells));
				}
				header = false;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return rows;
	}

	/** Text that is there, without blanks around it. */
	String required(String column) {
		String value = optional(column);
		refuseIf(value.isEmpty(), column);
		return value;
	}

	/** The same, or empty. */
	String optional(String column) {
		String value = this.cells.getOrDefault(column, "");
		refuseIf(!value.equals(value.strip()), column);
		return value;
	}

	/** Read by its own type. */
	<T> T value(String column, Function<String, T> type) {
		return read(column, required(column), type);
	}

	boolean yes(String column) {
		return "yes".equals(oneOf(column, Set.of("yes", "no")));
	}

	String oneOf(String column, Set<String> allowed) {
		String value = required(column);
		refuseIf(!allowed.contains(value), column);
		return value;
	}

	/**
	 * The constant whose name in lower case, with {@code _} or {@code -}, is the cell.
	 */
	<E extends Enum<E>> E constant(String column, Class<E> type) {
		return value(column, constantOf(type));
	}

	/** Constants separated by {@code ;}, none twice. */
	<E extends Enum<E>> Set<E> constants(String column, Class<E> type) {
		return values(column, constantOf(type));
	}

	/** Values separated by {@code ;}, none twice, each read by its own type. */
	<T> Set<T> values(String column, Function<String, T> type) {
		Set<T> values = new LinkedHashSet<>();
		for (String part : parts(column)) {
			refuseIf(!values.add(read(column, part, type)), column);
		}
		return values;
	}

	List<String> parts(String column) {
		String value = optional(column);
		return value.isEmpty() ? List.of() : List.of(value.split(";", -1));
	}

	void refuseIf(boolean wrong, String column) {
		if (wrong) {
			throw new IllegalArgumentException(this.where + ": " + column);
		}
	}

	private <T> T read(String column, String part, Function<String, T> type) {
		try {
			return type.apply(part);
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException(this.where + ": " + column, ex);
		}
	}

	private static <E extends Enum<E>> Function<String, E> constantOf(Class<E> type) {
		return (word) -> {
			if (!word.equals(word.toLowerCase(Locale.ROOT))) {
				throw new IllegalArgumentException(word);
			}
			return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
		};
	}

}
