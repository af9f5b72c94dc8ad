package org.peerprescribing.prescribing;

import org.peerprescribing.shared.Problem;

/** What came of asking the practice's link worker; whoever asks names every case. */
public sealed interface LinkWorkerResult {

	/** It is asked, now or by the same command before. */
	record Requested(LinkWorkerRequestId request) implements LinkWorkerResult {
	}

	/** Nothing was changed. */
	record Refused(Problem problem) implements LinkWorkerResult {
	}

}
