package org.peerprescribing.carerecord;

import java.util.List;

import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;

/** What was written into the care record, and what was not yet. */
@Service
public class RecordEntries {

	/** In the order in which they were queued; within the access scope. */
	public List<RecordEntry> of(PrescriptionId prescription) {
		throw new UnsupportedOperationException();
	}

}
