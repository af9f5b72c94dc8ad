package org.peerprescribing.fhirapi;

/** Names of identifier and code systems, each in one place. */
public final class FhirSystems {

	/** Base of everything that this project names itself, until it owns a name. */
	public static final String PS = "https://fhir.peerprescribing.example";

	public static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

	public static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";

	public static final String SNOMED = "http://snomed.info/sct";

	public static final String LOINC = "http://loinc.org";

	public static final String PRESCRIPTION = PS + "/Id/prescription";

	public static final String REFERRAL = PS + "/Id/referral";

	public static final String CHECK_IN = PS + "/Id/check-in";

	public static final String OBSERVATION = PS + "/Id/observation";

	public static final String RECORD_ENTRY = PS + "/Id/record-entry";

	public static final String CONSENT = PS + "/Id/consent";

	public static final String MATCH_RUN = PS + "/Id/match-run";

	public static final String COMMUNITY = PS + "/Id/community";

	public static final String PATIENT = PS + "/Id/patient";

	/** Codes of {@code shared.Problem}. */
	public static final String PROBLEM = PS + "/CodeSystem/problem";

	/** The operation that proposes communities for a person. */
	public static final String MATCH_COMMUNITIES = PS + "/OperationDefinition/match-communities";

	private FhirSystems() {
	}

	/** A code system of our own. */
	public static String codes(String name) {
		return PS + "/CodeSystem/" + name;
	}

	/** A profile of our own, by its id such as {@code ps-prescription}. */
	public static String profile(String id) {
		return PS + "/StructureDefinition/" + id;
	}

	/** An extension of our own. */
	public static String extension(String name) {
		return PS + "/StructureDefinition/" + name;
	}

}
