package org.peerprescribing.carerecord;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/**
 * One entry for a care record, as its row stands at the moment of leasing.
 *
 * @param id its id
 * @param organisation the practice
 * @param patient whose record
 * @param prescription under which prescription
 * @param kind which of the three entries
 * @param patientReported whether it follows the patient's choice
 * @param attempts tries begun, this one included
 * @param lookFirst whether an earlier try may have arrived
 * @param queuedAt when it was accepted here
 * @param bundle what is sent, frozen; null before
 */
@SuppressWarnings("ArrayRecordComponent")
record WriteBack(UUID id, OdsCode organisation, PatientId patient, PrescriptionId prescription, RecordEntry.Kind kind,
		boolean patientReported, int attempts, boolean lookFirst, Instant queuedAt, byte @Nullable [] bundle) {
}
