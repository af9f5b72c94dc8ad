package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/** The grace is over and every check has passed: from here on it counts. */
public record PrescriptionIssued(PrescriptionId prescription, PatientId patient, OdsCode organisation,
		CommunityId community, SnomedConcept need, MatchRunId run, PersonAtIssue person, Instant at,
		Instant validUntil) {
}
