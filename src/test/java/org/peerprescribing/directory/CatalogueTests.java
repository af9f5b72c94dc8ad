package org.peerprescribing.directory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The shipped lists are read whole, and a bad cell is refused by its column's name. */
class CatalogueTests {

	@Test
	void everyRowOfBothListsIsRead() throws Exception {
		Set<SnomedConcept> known = new HashSet<>();
		for (CsvFile.Line line : lines("catalogue/needs.csv", NeedRow.COLUMNS)) {
			known.add(NeedRow.read(Objects.requireNonNull(line.cells())).need().concept());
		}
		Set<CommunityId> communities = new HashSet<>();
		for (CsvFile.Line line : lines("catalogue/communities.csv", CommunityRow.COLUMNS)) {
			communities.add(CommunityRow.read(Objects.requireNonNull(line.cells()), known).community().id());
		}

		assertThat(known).hasSize(160);
		assertThat(communities).hasSize(75);
	}

	@Test
	void everyNationalCodeLeadsToANeedAndNobodyClaimsToHaveCheckedIt() throws Exception {
		Set<SnomedConcept> known = new HashSet<>();
		for (CsvFile.Line line : lines("catalogue/needs.csv", NeedRow.COLUMNS)) {
			known.add(NeedRow.read(Objects.requireNonNull(line.cells())).need().concept());
		}
		List<NationalCode> codes = new ArrayList<>();
		for (CsvFile.Line line : lines("catalogue/national-codes.csv", NationalCode.COLUMNS)) {
			codes.add(NationalCode.read(Objects.requireNonNull(line.cells()), known));
		}

		assertThat(codes).singleElement().satisfies((row) -> {
			assertThat(row.code()).isEqualTo(new SnomedConcept("1325161000000102"));
			assertThat(row.need()).isEqualTo(new SnomedConcept("1119303003"));
			assertThat(row.checked()).isFalse();
		});
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			code,    35489007
			code,    1325161000000103
			code,    ''
			need,    22298006
			need,    ''
			edition, ''
			source,  ''
			checked, true
			checked, ''
			note,    <b>
			""")
	void aNationalCodeWithABadCellIsRefusedByTheNameOfItsColumn(String column, String value) {
		Map<String, String> values = new LinkedHashMap<>(Map.of("code", "1325161000000102", "need", "35489007",
				"edition", "UK", "source", "test", "checked", "yes", "note", ""));
		values.put(column, value);

		assertThatExceptionOfType(RefusedCell.class)
			.isThrownBy(() -> NationalCode.read(new Cells(values), Set.of(new SnomedConcept("35489007"))))
			.extracting(RefusedCell::column)
			.isEqualTo(column);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			needs,           35489008
			needs,           22298006
			needs,           ''
			url,             javascript:alert(1)
			url,             ftp://example.org/
			url,             https:///no-host
			url,             https://user@example.org/
			summary,         <b>bold</b>
			summary,         ''
			name,            "ring\u0007"
			name,            "hidden\u200Btext"
			min_age,         131
			min_age,         -1
			min_age,         sixteen
			max_age,         17
			audience,        everybody
			audience,        general;general
			format,          letter
			moderation,      strict
			cost,            cheap
			commissioned_by, q-1
			languages,       English
			languages,       ''
			region,          Mars
			support_types,   love
			status,          maybe
			id,              Not Kebab
			anonymous_allowed, perhaps
			""")
	void aBadCellIsRefusedByTheNameOfItsColumn(String column, String value) {
		Map<String, String> values = good();
		values.put(column, value);

		assertThatExceptionOfType(RefusedCell.class)
			.isThrownBy(() -> CommunityRow.read(new Cells(values), Set.of(new SnomedConcept("35489007"))))
			.extracting(RefusedCell::column)
			.isEqualTo(column);
	}

	@Test
	void theRowThatTheBadCellsSpoilIsGood() throws Exception {
		CommunityRow row = CommunityRow.read(new Cells(good()), Set.of(new SnomedConcept("35489007")));

		assertThat(row.community().minAge()).isEqualTo(18);
		assertThat(row.community().cost()).isEqualTo(Community.Cost.FREE);
	}

	@Test
	void aTextLongerThanItsColumnIsRefused() {
		Map<String, String> values = good();
		values.put("summary", "x".repeat(161));

		assertThatExceptionOfType(RefusedCell.class)
			.isThrownBy(() -> CommunityRow.read(new Cells(values), Set.of(new SnomedConcept("35489007"))));
	}

	@Test
	void aFileWithOtherColumnsIsRefusedWhole() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> CsvFile.read(new StringReader("id,name\r\na,b\r\n"), NeedRow.COLUMNS))
			.extracting(ProblemException::path)
			.isEqualTo("header");
	}

	@Test
	void aRowWithTooFewCellsIsKeptForTheReportWithoutCells() {
		String header = String.join(",", NeedRow.COLUMNS);

		List<CsvFile.Line> lines = CsvFile.read(new StringReader(header + "\r\n35489007,Depression\r\n"),
				NeedRow.COLUMNS);

		assertThat(lines).singleElement().satisfies((line) -> {
			assertThat(line.number()).isEqualTo(2);
			assertThat(line.cells()).isNull();
		});
	}

	private static List<CsvFile.Line> lines(String path, List<String> columns) throws IOException {
		try (Reader reader = new InputStreamReader(new ClassPathResource(path).getInputStream(),
				StandardCharsets.UTF_8)) {
			return CsvFile.read(reader, columns);
		}
	}

	private static Map<String, String> good() {
		Map<String, String> values = new LinkedHashMap<>();
		CommunityRow.COLUMNS.forEach((column) -> values.put(column, ""));
		values.putAll(Map.of("id", "a-group", "name", "A group", "provider", "A charity", "provider_type", "charity",
				"url", "https://example.org/", "summary", "A group.", "needs", "35489007", "needs_display",
				"Depressive disorder", "min_age", "18"));
		values.putAll(Map.of("audience", "general", "format", "forum", "moderation", "pre", "anonymous_allowed", "yes",
				"clinical_or_professional_oversight", "unknown", "cost", "free", "registration_required", "yes",
				"languages", "en", "region", "UK", "crisis_policy_published", "yes"));
		values
			.putAll(Map.of("support_types", "emotional", "status", "operating", "source", "test", "confidence", "low"));
		return values;
	}

}
