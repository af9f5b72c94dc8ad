package org.peerprescribing.directory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.shared.SnomedConcept;

import org.springframework.core.io.ClassPathResource;

/** The needs and communities that the service brings along, read as it reads them. */
public final class ShippedCatalogue {

	private ShippedCatalogue() {
	}

	public static NeedHierarchy needs() {
		return new NeedHierarchy(lines("catalogue/needs.csv", NeedRow.COLUMNS).stream()
			.map((line) -> read(line, (cells) -> NeedRow.read(cells).need()))
			.toList());
	}

	public static List<Community> communities() {
		Set<SnomedConcept> known = needs().all().stream().map(Need::concept).collect(Collectors.toSet());
		return lines("catalogue/communities.csv", CommunityRow.COLUMNS).stream()
			.map((line) -> read(line, (cells) -> CommunityRow.read(cells, known).community()))
			.toList();
	}

	private static List<CsvFile.Line> lines(String file, List<String> columns) {
		try (Reader csv = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
			return CsvFile.read(csv, columns);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static <T> T read(CsvFile.Line line, Row<T> row) {
		try {
			return row.of(Objects.requireNonNull(line.cells()));
		}
		catch (RefusedCell ex) {
			throw new IllegalStateException("line " + line.number() + ": " + ex.column(), ex);
		}
	}

	private interface Row<T> {

		T of(Cells cells) throws RefusedCell;

	}

}
