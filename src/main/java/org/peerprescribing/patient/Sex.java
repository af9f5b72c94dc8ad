package org.peerprescribing.patient;

/** FHIR administrative gender, as the care record gives it. */
public enum Sex {

	FEMALE, MALE, OTHER, UNKNOWN

}
