package org.peerprescribing.referral;

/** Whose word a step rests on. */
public enum Evidence {

	SYSTEM_OBSERVED, CARRIER_REPORTED, PATIENT_REPORTED, COMMUNITY_CONFIRMED, CLINICIAN_ENTERED;

	/** The kebab-case code of the FHIR code system. */
	public String code() {
		return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

}
