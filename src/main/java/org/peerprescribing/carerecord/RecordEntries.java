package org.peerprescribing.carerecord;

import java.util.List;

import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was written into the care record, and what was not yet. */
@Service
@Transactional
public class RecordEntries {

	private final WriteBacks rows;

	RecordEntries(WriteBacks rows) {
		this.rows = rows;
	}

	/** In the order in which they were queued; within the access scope. */
	public List<RecordEntry> of(PrescriptionId prescription) {
		return this.rows.of(prescription);
	}

}
