package org.peerprescribing.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.shared.SnomedConcept;

/** Rows of invented communities, and the shipped lists as they stand in their files. */
public final class CatalogueRows {

	private CatalogueRows() {
	}

	/** A file with the right header and these rows. */
	public static String file(String... rows) {
		return String.join(",", CommunityRow.COLUMNS) + "\r\n" + String.join("\r\n", rows) + "\r\n";
	}

	/** A running community for depression, from 18, moderated before posting. */
	public static String row(String id, String cost) {
		return id + ",A group,A charity,charity,https://example.org/,A group for tests.,35489007,Depressive disorder,"
				+ "18,,general,forum,pre,unknown,yes," + cost + ",,yes,en,UK,,yes,emotional,operating,test,low";
	}

	/** The needs that ship. */
	public static NeedHierarchy needs() {
		return new NeedHierarchy(lines("/catalogue/needs.csv", NeedRow.COLUMNS).stream().map((line) -> {
			try {
				return NeedRow.read(Objects.requireNonNull(line.cells())).need();
			}
			catch (RefusedCell ex) {
				throw new IllegalStateException("needs.csv, line " + line.number(), ex);
			}
		}).toList());
	}

	/** The communities that ship, closed ones among them, in the order of the file. */
	public static List<Shipped> communities() {
		Set<SnomedConcept> known = needs().all().stream().map(Need::concept).collect(Collectors.toSet());
		return lines("/catalogue/communities.csv", CommunityRow.COLUMNS).stream().map((line) -> {
			try {
				CommunityRow row = CommunityRow.read(Objects.requireNonNull(line.cells()), known);
				return new Shipped(row.community(), row.status() == Background.Status.OPERATING,
						row.status() == Background.Status.CLOSED);
			}
			catch (RefusedCell ex) {
				throw new IllegalStateException("communities.csv, line " + line.number(), ex);
			}
		}).toList();
	}

	private static List<CsvFile.Line> lines(String file, List<String> columns) {
		try (InputStream stream = CatalogueRows.class.getResourceAsStream(file);
				Reader reader = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
			return CsvFile.read(reader, columns);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A row that ships; nobody has vetted it.
	 *
	 * @param community the facts
	 * @param operating whether its source presents it as running
	 * @param closed whether its source presents it as closed
	 */
	public record Shipped(Community community, boolean operating, boolean closed) {
	}

}
