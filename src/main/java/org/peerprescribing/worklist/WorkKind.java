package org.peerprescribing.worklist;

/** Why a person has to look. */
public enum WorkKind {

	/** A prescription could not be issued after the grace. */
	NOT_ISSUED,
	/** Two communities did not fit, or none is left: the patient should be spoken to. */
	NO_COMMUNITY_FITS,
	/** The patient pressed "I need help now". */
	NEEDS_HELP_NOW,
	/** A community upset somebody or felt unsafe. */
	COMMUNITY_SAFETY,
	/** The community of an open referral is not available any more. */
	COMMUNITY_UNAVAILABLE,
	/** A message could not be delivered: print the letter. */
	PRINT_LETTER,
	/** An entry could not be written into the care record. */
	RECORD_NOT_WRITTEN,
	/** An entry has waited too long to be printed and filed. */
	RECORD_NOT_FILED,
	/** Too many wrong dates of birth behind one link. */
	LINK_WRONG_BIRTH_DATE,
	/** The vetting of a community ends soon. */
	VETTING_DUE,
	/** A review of a community waits for the approval of somebody else. */
	REVIEW_SUBMITTED,
	/** The address of a community fails, or leads to somebody else's host. */
	LINK_FAILING,
	/** The patient asks that what is held here besides the record be erased. */
	ERASURE_ASKED,
	/** A colleague began a prescription and left it to be finished. */
	DRAFT_TO_FINISH,
	/** A clinician asks the practice's link worker to get in touch with a patient. */
	LINK_WORKER_ASKED,
	/** No link worker has answered such a request in its time. */
	LINK_WORKER_LATE,
	/** The link worker could not reach the patient. */
	LINK_WORKER_NOT_REACHED

}
