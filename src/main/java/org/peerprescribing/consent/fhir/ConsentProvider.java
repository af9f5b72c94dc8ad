package org.peerprescribing.consent.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.fhirapi.AuditedReads;
import org.peerprescribing.fhirapi.AuditedReads.Held;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;

import org.springframework.stereotype.Component;

/** Reads the choices of a patient of the caller's organisation. */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class ConsentProvider implements IResourceProvider {

	private final Consents consents;

	private final Patients patients;

	private final AuditedReads reads;

	ConsentProvider(Consents consents, Patients patients, AuditedReads reads) {
		this.consents = consents;
		this.patients = patients;
		this.reads = reads;
	}

	@Override
	public Class<Consent> getResourceType() {
		return Consent.class;
	}

	/** By the id of the patient: there is one Consent for each. */
	@Read
	public Consent read(@IdParam IdType id, RequestDetails request) {
		PatientId patient = new PatientId(FhirIds.uuid(id));
		return this.reads.read(FhirCaller.of(request), "Consent", id.getIdPart(),
				() -> this.patients.find(patient).map(this::held));
	}

	private Held<Consent> held(Patient patient) {
		return new Held<>(ConsentTranslator.toFhir(patient, this.consents.permits(patient.id(), Purpose.CONTACT),
				this.consents.sharing(patient.id())), patient.id().value(), patient.practice());
	}

}
