package org.peerprescribing.sandbox.patients;

/** Administrative sex as FHIR codes it; Synthea has these two. */
enum Sex {

	FEMALE, MALE;

	static Sex ofCode(String code) {
		return switch (code) {
			case "female" -> FEMALE;
			case "male" -> MALE;
			default -> throw new IllegalArgumentException("unknown sex: " + code);
		};
	}

	String code() {
		return (this == FEMALE) ? "female" : "male";
	}

}
