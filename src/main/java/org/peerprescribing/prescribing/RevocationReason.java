package org.peerprescribing.prescribing;

/** Why a prescription ended without being completed. */
public enum RevocationReason {

	/** The clinician withdrew it. */
	WITHDRAWN,
	/** After the grace the community was not listed any more. */
	COMMUNITY_NOT_LISTED,
	/** After the grace it would not have been safe. */
	UNSAFE,
	/** After the grace the agreement was gone. */
	NO_AGREEMENT,
	/** The patient ended it without joining. */
	NOT_JOINED,
	/** Nobody joined in its time. */
	EXPIRED,
	/** The person died or left the practice. */
	PATIENT_GONE

}
