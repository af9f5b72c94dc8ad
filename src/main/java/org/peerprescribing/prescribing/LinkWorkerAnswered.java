package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

/**
 * The link worker has reached the patient, who accepted or declined; at most once each.
 */
public record LinkWorkerAnswered(LinkWorkerRequestId request, PatientId patient, OdsCode organisation, boolean accepted,
		Instant at) {
}
