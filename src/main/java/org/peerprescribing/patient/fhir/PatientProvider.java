package org.peerprescribing.patient.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.fhirapi.AuditedReads;
import org.peerprescribing.fhirapi.AuditedReads.Held;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;

import org.springframework.stereotype.Component;

/** Reads a patient of the caller's organisation. */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class PatientProvider implements IResourceProvider {

	private final Patients patients;

	private final AuditedReads reads;

	PatientProvider(Patients patients, AuditedReads reads) {
		this.patients = patients;
		this.reads = reads;
	}

	@Override
	public Class<Patient> getResourceType() {
		return Patient.class;
	}

	@Read
	public Patient read(@IdParam IdType id, RequestDetails request) {
		PatientId wanted = new PatientId(FhirIds.uuid(id));
		return this.reads.read(FhirCaller.of(request), "Patient", id.getIdPart(), () -> this.patients.find(wanted)
			.map((patient) -> new Held<>(PatientTranslator.toFhir(patient), patient.id().value(), patient.practice())));
	}

}
