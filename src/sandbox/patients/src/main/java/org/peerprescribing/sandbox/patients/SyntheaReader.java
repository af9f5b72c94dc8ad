package org.peerprescribing.sandbox.patients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Reads Synthea's bundles and keeps sex, birth date, active SNOMED CT conditions and the
 * latest PHQ-9 total (LOINC 44261-6). The order is by Synthea's id, whatever the files
 * are called.
 */
final class SyntheaReader {

	private static final String SNOMED = "http://snomed.info/sct";

	private SyntheaReader() {
	}

	static List<SyntheaPerson> read(Path folder) throws IOException {
		List<SyntheaPerson> people = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((f) -> f.toString().endsWith(".json")).toList()) {
				people.add(person(JsonParser.parseString(Files.readString(file)).getAsJsonObject()));
			}
		}
		people.sort(Comparator.comparing(SyntheaPerson::sourceId));
		return people;
	}

	static SyntheaPerson person(JsonObject bundle) {
		JsonObject patient = resources(bundle, "Patient").findFirst().orElseThrow();
		return new SyntheaPerson(text(patient, "id"), Sex.ofCode(text(patient, "gender")),
				LocalDate.parse(text(patient, "birthDate")), conditions(bundle), phq9(bundle));
	}

	private static List<SyntheaPerson.Condition> conditions(JsonObject bundle) {
		List<SyntheaPerson.Condition> conditions = new ArrayList<>();
		resources(bundle, "Condition").filter(SyntheaReader::isActive).forEach((condition) -> {
			for (JsonElement coding : codings(condition, "code")) {
				if (SNOMED.equals(text(coding.getAsJsonObject(), "system"))) {
					conditions.add(new SyntheaPerson.Condition(text(coding.getAsJsonObject(), "code"),
							day(text(condition, "recordedDate"))));
				}
			}
		});
		return conditions;
	}

	private static boolean isActive(JsonObject condition) {
		return "active".equals(text(codings(condition, "clinicalStatus").get(0).getAsJsonObject(), "code"));
	}

	private static Optional<Phq9> phq9(JsonObject bundle) {
		return resources(bundle, "Observation").filter(
				(observation) -> "44261-6".equals(text(codings(observation, "code").get(0).getAsJsonObject(), "code")))
			.map((observation) -> new Phq9(observation.getAsJsonObject("valueQuantity").get("value").getAsInt(), null,
					day(text(observation, "effectiveDateTime"))))
			.max(Comparator.comparing(Phq9::taken));
	}

	private static Stream<JsonObject> resources(JsonObject bundle, String type) {
		return StreamSupport.stream(bundle.getAsJsonArray("entry").spliterator(), false)
			.map((entry) -> entry.getAsJsonObject().getAsJsonObject("resource"))
			.filter((resource) -> type.equals(text(resource, "resourceType")));
	}

	private static JsonArray codings(JsonObject resource, String field) {
		return resource.getAsJsonObject(field).getAsJsonArray("coding");
	}

	private static String text(JsonObject object, String field) {
		return object.get(field).getAsString();
	}

	private static LocalDate day(String dateTime) {
		return OffsetDateTime.parse(dateTime).toLocalDate();
	}

}
