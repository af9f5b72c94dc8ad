package org.peerprescribing.carerecord;

import java.time.LocalDate;

import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Service;

/** Reads from the practices' record systems (FHIR R4). */
@Service
public class RecordSystems {

	/**
	 * Asks the practice's endpoint; makes a call out of the process, so never inside a
	 * transaction.
	 */
	public RecordLookup lookUp(OdsCode practice, NhsNumber nhsNumber, LocalDate birthDate) {
		throw new UnsupportedOperationException();
	}

}
