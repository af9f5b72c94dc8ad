package org.peerprescribing.consultation.smart;

import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Whether a person works in a clinical role, by the codes of their PractitionerRole. Two
 * systems of codes are read: the national job roles of NHS England's role-based access
 * control, which UK Core binds, and HL7's own. A record system that names no role in
 * either is on the list for its clinicians and believed; whoever is named in one of them
 * and in no clinical role is not let in, an unknown code of theirs included.
 */
final class LaunchRoles {

	/**
	 * Clinical practitioner, nurse, nurse manager and health professional access role;
	 * general medical practitioner. A pharmacist is a health professional there.
	 */
	private static final Set<String> NATIONAL = Set.of("R8000", "R8001", "R8002", "R8003", "R0260");

	private static final Set<String> HL7 = Set.of("doctor", "nurse", "pharmacist");

	private static final Map<String, Set<String>> CLINICAL = Map.of(
			"https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName", NATIONAL,
			"https://fhir.nhs.uk/CodeSystem/NHSDigital-SDS-JobRoleCode", NATIONAL,
			"http://terminology.hl7.org/CodeSystem/practitioner-role", HL7);

	private LaunchRoles() {
	}

	/** The role as it was read. */
	static boolean isClinical(JsonNode practitionerRole) {
		List<JsonNode> known = practitionerRole.path("code")
			.valueStream()
			.flatMap((concept) -> concept.path("coding").valueStream())
			.filter((coding) -> CLINICAL.containsKey(coding.path("system").asString("")))
			.toList();
		return known.isEmpty() || known.stream()
			.anyMatch((coding) -> CLINICAL.getOrDefault(coding.path("system").asString(""), Set.of())
				.contains(last(coding.path("code").asString(""))));
	}

	/**
	 * National codes may come with those of their area before them: S8000:G8000:R8000.
	 */
	private static String last(String code) {
		return code.substring(code.lastIndexOf(':') + 1);
	}

}
