package org.peerprescribing.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.ProblemException;

/**
 * Reads the cells of one row strictly: a cell is read as its column says or the row is
 * refused with the column's name. Text from outside is shown to patients later, so
 * nothing that could be markup or a control character comes in.
 */
final class Cells {

	private static final Pattern UNWANTED = Pattern.compile("[<>\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]");

	private final Map<String, String> values;

	Cells(Map<String, String> values) {
		this.values = values;
	}

	/** Text of at most that many characters; may be empty. */
	String text(String column, int most) throws RefusedCell {
		String value = this.values.getOrDefault(column, "");
		if (value.length() > most) {
			throw new RefusedCell(column, ImportReport.Why.TOO_LONG);
		}
		if (UNWANTED.matcher(value).find()) {
			throw new RefusedCell(column, ImportReport.Why.CHARACTERS);
		}
		if (!value.equals(value.strip())) {
			throw new RefusedCell(column, ImportReport.Why.SPACES);
		}
		return value;
	}

	/** As {@link #text}, but not empty. */
	String required(String column, int most) throws RefusedCell {
		String value = text(column, most);
		if (value.isEmpty()) {
			throw new RefusedCell(column, ImportReport.Why.MISSING);
		}
		return value;
	}

	/** Whole years 0 to 130; null where the cell is empty. */
	@Nullable Integer age(String column) throws RefusedCell {
		String value = text(column, 3);
		if (value.isEmpty()) {
			return null;
		}
		if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) > 130) {
			throw new RefusedCell(column);
		}
		return Integer.valueOf(value);
	}

	/** An https or http address with a host; null where the cell is empty. */
	@Nullable String address(String column) throws RefusedCell {
		String value = text(column, 300);
		if (value.isEmpty()) {
			return null;
		}
		try {
			URI uri = new URI(value);
			String scheme = uri.getScheme();
			if (uri.getHost() == null || uri.getUserInfo() != null
					|| !("https".equals(scheme) || "http".equals(scheme))) {
				throw new RefusedCell(column, ImportReport.Why.ADDRESS);
			}
			return value;
		}
		catch (URISyntaxException ex) {
			throw new RefusedCell(column, ImportReport.Why.ADDRESS);
		}
	}

	/** One of the allowed words; with {@code yes}, {@code post_24h} and so on in mind. */
	String word(String column, Set<String> allowed) throws RefusedCell {
		String value = required(column, 40);
		if (!allowed.contains(value)) {
			throw new RefusedCell(column, ImportReport.Why.WORD);
		}
		return value;
	}

	/** The constant whose name in lower case is the cell. */
	<E extends Enum<E>> E constant(String column, Class<E> type) throws RefusedCell {
		return constant(column, required(column, 40), type);
	}

	/** Constants separated by {@code ;}, none twice, at least one. */
	<E extends Enum<E>> Set<E> constants(String column, Class<E> type) throws RefusedCell {
		Set<E> constants = new LinkedHashSet<>();
		for (String part : list(column, 300)) {
			if (!constants.add(constant(column, part, type))) {
				throw new RefusedCell(column, ImportReport.Why.REPEATED);
			}
		}
		return nonEmpty(column, constants);
	}

	/** Values separated by {@code ;}, none twice, each read by its own type. */
	<T> Set<T> values(String column, int most, Function<String, T> type) throws RefusedCell {
		Set<T> read = new LinkedHashSet<>();
		for (String part : list(column, most)) {
			if (!read.add(value(column, part, type))) {
				throw new RefusedCell(column, ImportReport.Why.REPEATED);
			}
		}
		return read;
	}

	/** One value, read by its own type. */
	<T> T value(String column, Function<String, T> type) throws RefusedCell {
		return value(column, required(column, 64), type);
	}

	/** The parts separated by {@code ;}; empty where the cell is. */
	List<String> list(String column, int most) throws RefusedCell {
		String value = text(column, most);
		return value.isEmpty() ? List.of() : Arrays.asList(value.split(";", -1));
	}

	<T> Set<T> nonEmpty(String column, Set<T> values) throws RefusedCell {
		if (values.isEmpty()) {
			throw new RefusedCell(column, ImportReport.Why.MISSING);
		}
		return values;
	}

	private static <T> T value(String column, String part, Function<String, T> type) throws RefusedCell {
		try {
			return type.apply(part);
		}
		catch (ProblemException ex) {
			throw new RefusedCell(column);
		}
	}

	private static <E extends Enum<E>> E constant(String column, String word, Class<E> type) throws RefusedCell {
		for (E constant : type.getEnumConstants()) {
			if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
				return constant;
			}
		}
		throw new RefusedCell(column, ImportReport.Why.WORD);
	}

}
