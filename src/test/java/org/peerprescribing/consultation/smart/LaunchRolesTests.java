package org.peerprescribing.consultation.smart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who launches is a clinician, as far as the record system names a role that is known.
 */
class LaunchRolesTests {

	private static final String CODING = "{\"system\":\"%s\",\"code\":\"%s\"}";

	private static final String NATIONAL = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName";

	@ParameterizedTest
	@CsvSource({ NATIONAL + ", R8009", NATIONAL + ", S8000:G8000:R8009", NATIONAL + ", R9999", NATIONAL + ", ''",
			"https://fhir.nhs.uk/CodeSystem/NHSDigital-SDS-JobRoleCode, R8008",
			"http://terminology.hl7.org/CodeSystem/practitioner-role, ict" })
	void refusesARoleThatIsNotClinicalOrNotKnown(String system, String code) {
		assertThat(LaunchRoles.isClinical(role(CODING.formatted(system, code)))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ NATIONAL + ", R8000", NATIONAL + ", S8000:G8000:R8001",
			"https://fhir.nhs.uk/CodeSystem/NHSDigital-SDS-JobRoleCode, R0260",
			"http://terminology.hl7.org/CodeSystem/practitioner-role, pharmacist" })
	void letsAClinicianIn(String system, String code) {
		assertThat(LaunchRoles.isClinical(role(CODING.formatted(system, code)))).isTrue();
	}

	@Test
	void oneClinicalRoleIsEnough() {
		assertThat(LaunchRoles
			.isClinical(role(CODING.formatted(NATIONAL, "R8009") + "," + CODING.formatted(NATIONAL, "R8000"))))
			.isTrue();
	}

	@Test
	void believesARecordSystemThatNamesNoRoleOrOnlyInWordsOfItsOwn() {
		assertThat(LaunchRoles.isClinical(JsonMapper.shared().readTree("{}"))).isTrue();
		assertThat(LaunchRoles.isClinical(JsonMapper.shared().readTree("{\"code\":[{\"text\":\"GP\"}]}"))).isTrue();
		assertThat(LaunchRoles.isClinical(role(CODING.formatted("https://own.example", "post-7")))).isTrue();
	}

	private static JsonNode role(String codings) {
		return JsonMapper.shared().readTree("{\"code\":[{\"coding\":[" + codings + "]}]}");
	}

}
