package org.peerprescribing.prescribing.fhir;

import java.util.Optional;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.LinkWorkerRequest;
import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prescriptions and requests to link workers as ServiceRequests, the same for the API and
 * for the care record, as far as the patient lets their practice know; within the access
 * scope. The caller audits.
 */
@Service
@Transactional
public class PrescriptionResources {

	private final Prescribing prescribing;

	private final LinkWorkers linkWorkers;

	private final Patients patients;

	private final Consents consents;

	private final CommunityDirectory directory;

	PrescriptionResources(Prescribing prescribing, LinkWorkers linkWorkers, Patients patients, Consents consents,
			CommunityDirectory directory) {
		this.prescribing = prescribing;
		this.linkWorkers = linkWorkers;
		this.consents = consents;
		this.patients = patients;
		this.directory = directory;
	}

	/**
	 * As it stands now.
	 * @param choice the patient's, or a stricter one
	 */
	public Optional<ServiceRequest> find(PrescriptionId id, RecordSharing choice) {
		return this.prescribing.find(id).map((found) -> found.sharedUnder(choice)).map(this::translate);
	}

	/**
	 * A request to the link worker as it stands now: the practice's own act throughout.
	 */
	public Optional<ServiceRequest> find(LinkWorkerRequestId id) {
		return this.linkWorkers.find(id).map(this::translate);
	}

	/** As the patient lets their practice see it now. */
	Prescription readable(Prescription prescription) {
		return prescription.sharedUnder(this.consents.sharing(prescription.patient()));
	}

	/** What is given has been limited to what may be seen. */
	ServiceRequest translate(Prescription prescription) {
		return PrescriptionTranslator.toFhir(prescription,
				around(prescription.patient(), prescription.need(),
						this.directory.find(prescription.community())
							.map(Community::name)
							.orElse(prescription.community().value())));
	}

	ServiceRequest translate(LinkWorkerRequest request) {
		return LinkWorkerTranslator.toFhir(request, around(request.patient(), request.need(), ""));
	}

	private PrescriptionTranslator.Around around(PatientId patient, SnomedConcept concept, String community) {
		Optional<Need> need = this.directory.snapshot().needs().find(concept);
		return new PrescriptionTranslator.Around(this.patients.find(patient).orElseThrow().nhsNumber(), community,
				need.map(Need::term).orElse(concept.id()), need.map(Need::askFirst).orElse(false));
	}

}
