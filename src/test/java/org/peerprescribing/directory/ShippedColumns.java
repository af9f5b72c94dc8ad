package org.peerprescribing.directory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.shared.SnomedConcept;

import org.springframework.core.io.ClassPathResource;

/** The shipped list by its columns, and communities made from such columns. */
public final class ShippedColumns {

	/** When the facts of {@link #listed} changed. */
	public static final Instant CHANGED = Instant.parse("2026-03-01T10:15:30Z");

	private ShippedColumns() {
	}

	/** Every community of the shipped list, in its columns. */
	public static List<Map<String, String>> catalogue() throws IOException {
		List<Map<String, String>> rows = new ArrayList<>();
		try (Reader csv = open("catalogue/communities.csv")) {
			for (CsvFile.Line line : CsvFile.read(csv, CommunityRow.COLUMNS)) {
				Map<String, String> columns = new LinkedHashMap<>();
				for (String column : CommunityRow.COLUMNS) {
					columns.put(column, Objects.requireNonNull(line.cells()).text(column, 2000));
				}
				rows.add(columns);
			}
		}
		catch (RefusedCell ex) {
			throw new IllegalStateException(ex);
		}
		return rows;
	}

	/** A community with these columns, as the strict reader takes them. */
	public static ListedCommunity listed(Map<String, String> columns, Vetting vetting) {
		CommunityRow row = row(columns);
		return new ListedCommunity(row.community(), vetting, new TrackRecord(40, 30, 20, 10), null, new Background(
				row.providerType(), row.registration(), row.status(), row.source(), row.confidence(), CHANGED));
	}

	/** Everything that the strict reader makes of these columns. */
	public static Object facts(Map<String, String> columns) {
		return row(columns);
	}

	private static CommunityRow row(Map<String, String> columns) {
		Set<SnomedConcept> known = Arrays.stream(columns.getOrDefault("needs", "").split(";"))
			.map(SnomedConcept::new)
			.collect(Collectors.toSet());
		try {
			return CommunityRow.read(new Cells(columns), known);
		}
		catch (RefusedCell ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static Reader open(String path) throws IOException {
		return new InputStreamReader(new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8);
	}

}
