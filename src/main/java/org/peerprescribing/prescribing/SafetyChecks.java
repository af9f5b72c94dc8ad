package org.peerprescribing.prescribing;

import java.util.Optional;

import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.Problem;

import org.springframework.stereotype.Component;

/** What must hold when a prescription is signed, and again when it is issued. */
@Component
class SafetyChecks {

	private final Patients patients;

	private final CommunityDirectory directory;

	private final Matching matching;

	private final Consents consents;

	SafetyChecks(Patients patients, CommunityDirectory directory, Matching matching, Consents consents) {
		this.patients = patients;
		this.directory = directory;
		this.matching = matching;
		this.consents = consents;
	}

	/** Alive and registered here: found within the access scope. */
	boolean isRegistered(PatientId patient) {
		return this.patients.find(patient)
			.filter((found) -> found.registration() == Patient.Registration.REGISTERED)
			.isPresent();
	}

	/** Listed now, and no rule against it for the person of this run; empty means yes. */
	Optional<Problem> objection(MatchRunId run, CommunityId community) {
		return this.directory.mayBePrescribed(community) ? this.matching.objection(run, community)
				: Optional.of(Problem.COMMUNITY_NOT_LISTED);
	}

	/** Everything again; empty means that it may be issued. */
	Optional<RevocationReason> reasonNotToIssue(Prescription prescription) {
		if (!isRegistered(prescription.patient())) {
			return Optional.of(RevocationReason.PATIENT_GONE);
		}
		if (!this.consents.permits(prescription.patient(), Purpose.CONTACT)) {
			return Optional.of(RevocationReason.NO_AGREEMENT);
		}
		return objection(prescription.run(), prescription.community())
			.map((problem) -> (problem == Problem.COMMUNITY_NOT_LISTED) ? RevocationReason.COMMUNITY_NOT_LISTED
					: RevocationReason.UNSAFE);
	}

}
