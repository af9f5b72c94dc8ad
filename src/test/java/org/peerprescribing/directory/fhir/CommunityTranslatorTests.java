package org.peerprescribing.directory.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.HealthcareService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.ShippedColumns;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.support.ValidFhir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Each case is two files: the columns with the vetting, and the resource. */
class CommunityTranslatorTests {

	private static final Path CASES = Path.of("src/test/resources/org/peerprescribing/directory/fhir");

	static List<Path> cases() throws IOException {
		try (Stream<Path> files = Files.list(CASES)) {
			return files.filter((file) -> file.toString().endsWith(".in.json")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void translatesAsTheCaseSays(Path input) throws IOException {
		Path expected = Path.of(input.toString().replace(".in.json", ".expected.json"));

		assertThat(json(translate(input))).isEqualToIgnoringWhitespace(Files.readString(expected));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void keepsItsProfile(Path input) throws IOException {
		assertThat(ValidFhir.against(translate(input))).isEmpty();
	}

	@Test
	void everyCommunityOfTheCatalogueKeepsItsProfile() throws IOException {
		Vetting vetting = new Vetting("Robin Reviewer", "Ash Approver", LocalDate.of(2026, 1, 1),
				LocalDate.of(2027, 1, 1), true, false);

		assertThat(ShippedColumns.catalogue()).isNotEmpty().allSatisfy((columns) -> {
			ListedCommunity listed = ShippedColumns.listed(columns, vetting);
			assertThat(ValidFhir.against(CommunityTranslator.toFhir(listed, CatalogueRows.needs()))).isEmpty();
		});
	}

	@Test
	void neitherWhoVettedNorTheTrackRecordIsInIt() throws IOException {
		for (Path input : cases()) {
			assertThat(json(translate(input))).doesNotContain("Robin Reviewer", "Ash Approver", "track", ": 40",
					": 30");
		}
	}

	private static HealthcareService translate(Path input) throws IOException {
		JsonNode read = new JsonMapper().readTree(Files.readString(input));
		Map<String, String> columns = new LinkedHashMap<>(ShippedColumns.catalogue().getFirst());
		read.path("columns")
			.properties()
			.forEach((column) -> columns.put(column.getKey(), column.getValue().stringValue()));
		ListedCommunity listed = ShippedColumns.listed(columns,
				new Vetting("Robin Reviewer", "Ash Approver", LocalDate.parse(read.path("reviewedOn").stringValue()),
						LocalDate.parse(read.path("nextDue").stringValue()), true,
						read.path("demonstration").booleanValue()));
		return CommunityTranslator.toFhir(listed, CatalogueRows.needs());
	}

	private static String json(HealthcareService service) {
		return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(service);
	}

}
