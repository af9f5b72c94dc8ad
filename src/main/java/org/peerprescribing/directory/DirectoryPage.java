package org.peerprescribing.directory;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

/**
 * A page of the directory, for curators.
 *
 * @param entries at most {@link #SIZE}, by name
 * @param total how many there are on all pages
 * @param number which page, from 1
 * @param pages how many pages, at least 1
 */
public record DirectoryPage(List<DirectoryEntry> entries, int total, int number, int pages) {

	/** Communities a page. */
	public static final int SIZE = 50;

	/** Characters that may be looked for. */
	public static final int LONGEST_TEXT = 100;

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Comparator<KnownCommunity> BY_NAME = Comparator
		.comparing((KnownCommunity known) -> known.row().community().name(), String.CASE_INSENSITIVE_ORDER)
		.thenComparing((known) -> known.row().community().id());

	public DirectoryPage {
		entries = List.copyOf(entries);
	}

	static DirectoryPage of(DirectoryRows rows, DirectoryEntry.@Nullable State wanted, String text, int number,
			LocalDate today) {
		if (text.length() > LONGEST_TEXT) {
			throw new InvalidValue("text");
		}
		String sought = plain(text.strip());
		List<KnownCommunity> found = rows.communities()
			.values()
			.stream()
			.filter((known) -> wanted == null || known.entry(today).state() == wanted)
			.filter((known) -> sought.isEmpty() || isNamed(known.row().community(), sought))
			.sorted(BY_NAME)
			.toList();
		int pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
		int shown = Math.clamp(number, 1, pages);
		return new DirectoryPage(
				found.stream().skip((shown - 1L) * SIZE).limit(SIZE).map((known) -> known.entry(today)).toList(),
				found.size(), shown, pages);
	}

	private static boolean isNamed(Community facts, String sought) {
		return plain(facts.name()).contains(sought) || plain(facts.provider()).contains(sought)
				|| facts.id().value().equals(sought);
	}

	/** Without capitals and accents. */
	private static String plain(String text) {
		String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
		return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
	}

}
