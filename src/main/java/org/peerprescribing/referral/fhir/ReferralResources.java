package org.peerprescribing.referral.fhir;

import java.util.List;

import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.SharedReferrals;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Referrals as Tasks, the same for the API and for the care record, as far as the patient
 * lets their practice know; within the access scope. The caller audits.
 */
@Service
@Transactional
public class ReferralResources {

	private final SharedReferrals referrals;

	private final Prescribing prescribing;

	private final Patients patients;

	private final CommunityDirectory directory;

	ReferralResources(SharedReferrals referrals, Prescribing prescribing, Patients patients,
			CommunityDirectory directory) {
		this.referrals = referrals;
		this.prescribing = prescribing;
		this.patients = patients;
		this.directory = directory;
	}

	/**
	 * First attempt first.
	 * @param choice the patient's, or a stricter one
	 */
	public List<Task> of(PrescriptionId prescription, RecordSharing choice) {
		return this.referrals.of(prescription, choice).stream().map(this::translate).toList();
	}

	/** What is given has been limited to what may be seen. */
	Task translate(Referral referral) {
		return ReferralTranslator.toFhir(referral, new ReferralTranslator.Around(
				this.patients.find(referral.patient()).orElseThrow().nhsNumber(),
				this.directory.find(referral.community()).map(Community::name).orElse(referral.community().value()),
				this.prescribing.find(referral.prescription()).map(Prescription::validUntil).orElse(null)));
	}

}
