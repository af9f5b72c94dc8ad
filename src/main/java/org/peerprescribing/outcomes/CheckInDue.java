package org.peerprescribing.outcomes;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/** It is time to ask. */
public record CheckInDue(CheckInId checkIn, PrescriptionId prescription, PatientId patient, OdsCode organisation,
		CheckInWeek week, Instant at) {
}
