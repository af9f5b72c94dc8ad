package org.peerprescribing.referral.fhir;

import java.util.List;

import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Referrals as Tasks, the same for the API and for the care record; within the access
 * scope. The caller audits.
 */
@Service
@Transactional
public class ReferralResources {

	private final Referrals referrals;

	private final Prescribing prescribing;

	private final Patients patients;

	private final CommunityDirectory directory;

	ReferralResources(Referrals referrals, Prescribing prescribing, Patients patients, CommunityDirectory directory) {
		this.referrals = referrals;
		this.prescribing = prescribing;
		this.patients = patients;
		this.directory = directory;
	}

	/** First attempt first. */
	public List<Task> of(PrescriptionId prescription) {
		return this.referrals.of(prescription).stream().map(this::translate).toList();
	}

	Task translate(Referral referral) {
		return ReferralTranslator.toFhir(referral, new ReferralTranslator.Around(
				this.patients.find(referral.patient()).orElseThrow().nhsNumber(),
				this.directory.find(referral.community()).map(Community::name).orElse(referral.community().value()),
				this.prescribing.find(referral.prescription()).map(Prescription::validUntil).orElse(null)));
	}

}
