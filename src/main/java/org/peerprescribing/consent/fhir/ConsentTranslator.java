package org.peerprescribing.consent.fhir;

import java.util.List;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.patient.Patient;

/** A person's choices as one Consent: what is not permitted is denied. */
final class ConsentTranslator {

	private ConsentTranslator() {
	}

	static Consent toFhir(Patient patient, boolean contact, RecordSharing sharing) {
		Consent consent = new Consent();
		consent.setId(patient.id().value().toString());
		References.claim(consent, "ps-consent");
		References.labelTestData(consent, patient.nhsNumber());
		consent.addIdentifier(References.identifier(FhirSystems.CONSENT, patient.id().value().toString()));
		consent.setStatus(Consent.ConsentState.ACTIVE);
		consent
			.setScope(new CodeableConcept().addCoding(new Coding("http://terminology.hl7.org/CodeSystem/consentscope",
					"patient-privacy", "Privacy Consent")));
		consent
			.addCategory(new CodeableConcept().addCoding(new Coding(FhirSystems.LOINC, "59284-0", "Patient Consent")));
		consent.setPatient(References.patient(patient.nhsNumber()));
		// R4 asks every Consent for a policy: nothing is allowed unless they say so.
		consent.setPolicyRule(new CodeableConcept()
			.addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTIN", "opt-in")));
		consent.getProvision().setType(ConsentProvisionType.DENY);
		if (contact) {
			permit(consent, "contact", "Messages about the prescription");
		}
		switch (sharing) {
			case EVERYTHING -> permit(consent, "record-everything", "What the patient reports goes into the record");
			case CODES_ONLY -> permit(consent, "record-codes-only", "Codes of what the patient reports, without words");
			case NOTHING, NOT_CHOSEN -> {
			}
		}
		References.explain(consent,
				List.of(contact ? "May be contacted about this." : "May not be contacted.", switch (sharing) {
					case EVERYTHING -> "What they report may go into the record.";
					case CODES_ONLY -> "Only codes of what they report may go into the record.";
					case NOTHING -> "Nothing they report may go into the record.";
					case NOT_CHOSEN -> "They have not chosen yet: nothing they report goes into the record.";
				}));
		return consent;
	}

	private static void permit(Consent consent, String code, String words) {
		consent.getProvision()
			.addProvision()
			.setType(ConsentProvisionType.PERMIT)
			.addCode(References.code("consent-purpose", code, words));
	}

}
