package org.peerprescribing.carerecord;

import java.time.Instant;

import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/**
 * What a record system holds otherwise than this service believes.
 *
 * @param organisation the practice
 * @param prescription under which prescription
 * @param type FHIR type
 * @param kind how it differs
 * @param foundAt when a comparison found it
 */
public record RecordDifference(OdsCode organisation, PrescriptionId prescription, String type, Kind kind,
		Instant foundAt) {

	/** Not there; there more than once; there, but saying something else. */
	public enum Kind {

		MISSING, SEVERAL, OTHER

	}

}
