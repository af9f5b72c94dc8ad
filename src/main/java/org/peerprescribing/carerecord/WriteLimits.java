package org.peerprescribing.carerecord;

import org.peerprescribing.consent.RecordSharing;

/**
 * What a practice lets this service write into its record. It stands beside the patient's
 * own choice: the stricter of the two counts.
 *
 * @param prescribed whether what was prescribed may be written
 * @param firstOutcome whether the first outcome may be written
 * @param last whether how it ended may be written
 * @param reported whether anything may be written that the patient reports
 * @param linkWorker whether the answer to a request to the link worker may be written
 */
public record WriteLimits(boolean prescribed, boolean firstOutcome, boolean last, boolean reported,
		boolean linkWorker) {

	/** Of a practice that has not limited anything. */
	public static final WriteLimits NONE = new WriteLimits(true, true, true, true, true);

	/** Whether an entry of this kind may be written at all. */
	public boolean allow(RecordEntry.Kind kind) {
		return switch (kind) {
			case PRESCRIBED -> this.prescribed;
			case FIRST_OUTCOME -> this.firstOutcome;
			case FINAL -> this.last;
			case LINK_WORKER -> this.linkWorker;
			// What a practice let be written, it lets be put right.
			case CORRECTION -> true;
		};
	}

	/** Whether the row may be written, as far as the practice decides. */
	boolean allow(WriteBack row) {
		return allow(row.kind()) && (this.reported || !row.patientReported());
	}

	/** The stricter of the patient's choice and the practice's limit. */
	RecordSharing stricter(RecordSharing choice) {
		return this.reported ? choice : RecordSharing.NOTHING;
	}

}
