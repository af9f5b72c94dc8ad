package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SyntheaReaderTests {

	private static final String BUNDLE = """
			{"resourceType": "Bundle", "entry": [
			  {"resource": {"resourceType": "Patient", "id": "b2", "gender": "female", "birthDate": "1990-02-03",
			    "name": [{"family": "Conn188"}], "address": [{"city": "Boston"}]}},
			  %s,
			  %s,
			  {"resource": {"resourceType": "Observation", "effectiveDateTime": "2025-01-02T03:04:05+00:00",
			    "code": {"coding": [{"code": "44261-6"}]}, "valueQuantity": {"value": 4}}},
			  {"resource": {"resourceType": "Observation", "effectiveDateTime": "2026-01-02T03:04:05+00:00",
			    "code": {"coding": [{"code": "44261-6"}]}, "valueQuantity": {"value": 7}}},
			  {"resource": {"resourceType": "Observation", "effectiveDateTime": "2026-05-02T03:04:05+00:00",
			    "code": {"coding": [{"code": "8302-2"}]}, "valueQuantity": {"value": 170}}}
			]}""".formatted(condition("73595000", "active"), condition("444814009", "resolved"));

	@Test
	void keepsSexBirthDateAndActiveConditions() {
		SyntheaPerson person = SyntheaReader.person(JsonParser.parseString(BUNDLE).getAsJsonObject());

		assertThat(person.sourceId()).isEqualTo("b2");
		assertThat(person.sex()).isEqualTo(Sex.FEMALE);
		assertThat(person.birthDate()).isEqualTo(LocalDate.of(1990, 2, 3));
		assertThat(person.conditions())
			.containsExactly(new SyntheaPerson.Condition("73595000", LocalDate.of(2026, 4, 29)));
	}

	@Test
	void keepsTheLatestPhq9AndNoOtherObservation() {
		SyntheaPerson person = SyntheaReader.person(JsonParser.parseString(BUNDLE).getAsJsonObject());

		assertThat(person.phq9()).contains(new Phq9(7, null, LocalDate.of(2026, 1, 2)));
	}

	private static String condition(String code, String status) {
		return """
				{"resource": {"resourceType": "Condition", "recordedDate": "2026-04-29T18:08:27+00:00",
				  "clinicalStatus": {"coding": [{"code": "%s"}]},
				  "code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]}}}""".formatted(status, code);
	}

}
