package org.peerprescribing.prescribing.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.prescribing.ErrorReason;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.shared.NhsNumber;

/**
 * A prescription as a ServiceRequest. It is a signpost: its category and code are our own
 * words, never a national code of a referral, which would corrupt national counts.
 */
final class PrescriptionTranslator {

	/** R4 has no ServiceRequest.statusReason; HL7's extension stands in for it. */
	static final String STATUS_REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

	private static final ZoneId SHOWN_IN = ZoneId.of("Europe/London");

	private PrescriptionTranslator() {
	}

	static ServiceRequest toFhir(Prescription prescription, Around around) {
		ServiceRequest request = new ServiceRequest();
		request.setId(prescription.id().value().toString());
		request.getMeta()
			.setVersionId(Integer.toString(prescription.version()))
			.setLastUpdatedElement(References.changed(prescription.changedAt()));
		References.claim(request, "ps-prescription");
		References.labelTestData(request, around.nhsNumber());
		if (around.sensitive()) {
			References.labelRestricted(request);
		}
		request.addIdentifier(References.identifier(FhirSystems.PRESCRIPTION, prescription.id().value().toString()));
		request.setStatus(status(prescription.status()));
		if (prescription.reason() != null) {
			request.addExtension(new Extension(STATUS_REASON, reason(prescription.reason())));
		}
		else if (prescription.status() == Prescription.Status.ON_HOLD) {
			request.addExtension(new Extension(STATUS_REASON,
					References.code("status-reason", "community-unavailable", "The community is not available")));
		}
		else if (prescription.errorReason() != null) {
			request.addExtension(new Extension(STATUS_REASON, reason(prescription.errorReason())));
		}
		request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
		request.addCategory(new CodeableConcept().setText("Peer support"));
		request.setCode(
				References.code("request-code", "community-signpost", "Signpost to an online peer-support community"));
		if (prescription.contactProhibited()) {
			request.addOrderDetail(References.code("order-detail", "contacting-subject-prohibited",
					"Nothing may be sent to the patient"));
		}
		request.setSubject(References.patient(around.nhsNumber()));
		request.setOccurrence(validity(prescription));
		request.setAuthoredOnElement(References.moment(prescription.signedAt()));
		request.setRequester(new Reference().setType("PractitionerRole").setDisplay(prescription.requesterName()));
		request.addPerformer(References.community(prescription.community().value(), around.communityName()));
		request.addReasonCode(new CodeableConcept()
			.addCoding(new Coding(FhirSystems.SNOMED, prescription.need().id(), around.needTerm()))
			.setText(around.needTerm()));
		request.addSupportingInfo(References.logical("Consent", FhirSystems.CONSENT, prescription.patient().value()));
		request.addSupportingInfo(
				References.logical("GuidanceResponse", FhirSystems.MATCH_RUN, prescription.run().value()));
		References.explain(request, words(prescription, around));
		return request;
	}

	private static Period validity(Prescription prescription) {
		Period period = new Period().setStartElement(References
			.moment((prescription.issuedAt() != null) ? prescription.issuedAt() : prescription.signedAt()));
		if (prescription.validUntil() != null) {
			period.setEndElement(References.moment(prescription.validUntil()));
		}
		return period;
	}

	static ServiceRequestStatus status(Prescription.Status status) {
		return switch (status) {
			case DRAFT -> ServiceRequestStatus.DRAFT;
			case ACTIVE -> ServiceRequestStatus.ACTIVE;
			case ON_HOLD -> ServiceRequestStatus.ONHOLD;
			case COMPLETED -> ServiceRequestStatus.COMPLETED;
			case REVOKED -> ServiceRequestStatus.REVOKED;
			case ENTERED_IN_ERROR -> ServiceRequestStatus.ENTEREDINERROR;
		};
	}

	private static CodeableConcept reason(RevocationReason reason) {
		return References.code("revocation-reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
				inWords(reason));
	}

	private static CodeableConcept reason(ErrorReason reason) {
		return References.code("error-reason", reason.code(), inWords(reason));
	}

	private static String inWords(ErrorReason reason) {
		return switch (reason) {
			case WRONG_PATIENT -> "It was made for the wrong patient";
			case WRONG_CHOICE -> "Another community, or none, was meant";
			case MADE_TWICE -> "The same was prescribed already";
		};
	}

	private static String inWords(RevocationReason reason) {
		return switch (reason) {
			case WITHDRAWN -> "Withdrawn by the clinician";
			case COMMUNITY_NOT_LISTED -> "The community could not be prescribed any more";
			case UNSAFE -> "It would not have been safe";
			case NO_AGREEMENT -> "The agreement to be contacted was gone";
			case NOT_JOINED -> "The patient ended it without joining";
			case EXPIRED -> "Nobody joined in its time";
			case PATIENT_GONE -> "The patient died or left the practice";
		};
	}

	private static List<String> words(Prescription prescription, Around around) {
		List<String> words = new ArrayList<>();
		words.add("Peer support prescribed by " + prescription.requesterName() + " on "
				+ LocalDate.ofInstant(prescription.signedAt(), SHOWN_IN) + ": a link to " + around.communityName()
				+ ", for " + around.needTerm() + ".");
		words.add("This is a signpost to an online community, not a referral to a service.");
		if (prescription.reason() != null) {
			words.add("Ended: " + inWords(prescription.reason()) + ".");
		}
		else if (prescription.errorReason() != null) {
			words.add("Entered in error: " + inWords(prescription.errorReason()) + ". Please disregard it.");
		}
		else if (prescription.status() == Prescription.Status.COMPLETED) {
			words.add("Completed.");
		}
		return words;
	}

	/**
	 * What the prescription itself does not hold.
	 *
	 * @param nhsNumber the patient's
	 * @param communityName name of the first choice
	 * @param needTerm preferred term of the need
	 * @param sensitive whether the need is one that is asked about first
	 */
	record Around(NhsNumber nhsNumber, String communityName, String needTerm, boolean sensitive) {
	}

}
