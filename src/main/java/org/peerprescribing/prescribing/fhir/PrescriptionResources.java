package org.peerprescribing.prescribing.fhir;

import java.util.Optional;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prescriptions as ServiceRequests, the same for the API and for the care record; within
 * the access scope. The caller audits.
 */
@Service
@Transactional
public class PrescriptionResources {

	private final Prescribing prescribing;

	private final Patients patients;

	private final CommunityDirectory directory;

	PrescriptionResources(Prescribing prescribing, Patients patients, CommunityDirectory directory) {
		this.prescribing = prescribing;
		this.patients = patients;
		this.directory = directory;
	}

	/** As it stands now. */
	public Optional<ServiceRequest> find(PrescriptionId id) {
		return this.prescribing.find(id).map(this::translate);
	}

	ServiceRequest translate(Prescription prescription) {
		Optional<Need> need = this.directory.snapshot().needs().find(prescription.need());
		return PrescriptionTranslator.toFhir(prescription,
				new PrescriptionTranslator.Around(this.patients.find(prescription.patient()).orElseThrow().nhsNumber(),
						this.directory.find(prescription.community())
							.map(Community::name)
							.orElse(prescription.community().value()),
						need.map(Need::term).orElse(prescription.need().id()), need.map(Need::askFirst).orElse(false)));
	}

}
