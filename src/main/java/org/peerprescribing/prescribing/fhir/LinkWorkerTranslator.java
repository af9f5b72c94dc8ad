package org.peerprescribing.prescribing.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.prescribing.LinkWorkerRequest;
import org.peerprescribing.prescribing.LinkWorkerRequest.Outcome;

/**
 * A request to the practice's link worker as a ServiceRequest: of its own code, performed
 * by the practice. A national code is added only where it is written into a record.
 */
final class LinkWorkerTranslator {

	private static final ZoneId SHOWN_IN = ZoneId.of("Europe/London");

	private LinkWorkerTranslator() {
	}

	/**
	 * @param around without a community
	 */
	static ServiceRequest toFhir(LinkWorkerRequest asked, PrescriptionTranslator.Around around) {
		String id = asked.id().value().toString();
		ServiceRequest request = new ServiceRequest();
		request.setId(id);
		References.claim(request, "ps-prescription");
		request.getMeta()
			.setVersionId(Integer.toString(asked.version()))
			.setLastUpdatedElement(References.changed(asked.changedAt()));
		References.labelTestData(request, around.nhsNumber());
		if (around.sensitive()) {
			References.labelRestricted(request);
		}
		request.addIdentifier(References.identifier(FhirSystems.PRESCRIPTION, id));
		request.setStatus(status(asked));
		Outcome outcome = asked.outcome();
		if (outcome != null && outcome != Outcome.ACCEPTED) {
			request
				.addExtension(new Extension(PrescriptionTranslator.STATUS_REASON, References.code("link-worker-outcome",
						outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), inWords(outcome))));
		}
		request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
		request.addCategory(new CodeableConcept().setText("Social prescribing"));
		request.setCode(References.code("request-code", "link-worker", "Request to the practice's link worker"));
		request.setSubject(References.patient(around.nhsNumber()));
		request.setOccurrence(period(asked));
		request.setAuthoredOnElement(References.moment(asked.requestedAt()));
		request.setRequester(new Reference().setType("PractitionerRole").setDisplay(asked.requesterName()));
		request.addPerformer(new Reference().setType("Organization")
			.setIdentifier(References.identifier(FhirSystems.ODS, asked.organisation().value())));
		request.addReasonCode(
				new CodeableConcept().addCoding(new Coding(FhirSystems.SNOMED, asked.need().id(), around.needTerm()))
					.setText(around.needTerm()));
		sayWhoAnswered(request, asked);
		References.explain(request, words(asked, around));
		return request;
	}

	private static void sayWhoAnswered(ServiceRequest request, LinkWorkerRequest asked) {
		String by = asked.answeredBy();
		Instant at = asked.answeredAt();
		Outcome outcome = asked.outcome();
		if (by != null && at != null && outcome != null) {
			request.addNote()
				.setAuthor(new StringType(by))
				.setTime(Date.from(at))
				.setText("Link worker: " + inWords(outcome) + ".");
		}
	}

	private static Period period(LinkWorkerRequest asked) {
		Period period = new Period().setStartElement(References.moment(asked.requestedAt()));
		Instant end = asked.answeredAt();
		if (end != null) {
			period.setEndElement(References.moment(end));
		}
		return period;
	}

	private static ServiceRequestStatus status(LinkWorkerRequest asked) {
		return PrescriptionTranslator.status(asked.status());
	}

	private static String inWords(Outcome outcome) {
		return switch (outcome) {
			case ACCEPTED -> "accepted by the patient at first contact";
			case DECLINED -> "declined by the patient";
			case NOT_REACHED -> "the patient could not be reached";
			case PATIENT_GONE -> "the patient died or left the practice";
			case WITHDRAWN -> "withdrawn, as the patient wants nothing kept";
		};
	}

	private static List<String> words(LinkWorkerRequest asked, PrescriptionTranslator.Around around) {
		List<String> words = new ArrayList<>();
		words.add("The practice's link worker was asked by " + asked.requesterName() + " on " + day(asked.requestedAt())
				+ " to contact the patient, for " + around.needTerm() + ". The patient agreed to be contacted.");
		Outcome outcome = asked.outcome();
		if (outcome != null) {
			words.add("Outcome: " + inWords(outcome) + on(asked.answeredAt(), asked.answeredBy()) + ".");
		}
		if (outcome == Outcome.ACCEPTED && !asked.firstContact()) {
			words.add("The patient had accepted an earlier request within twelve months: not a first contact.");
		}
		return words;
	}

	private static String on(@Nullable Instant at, @Nullable String by) {
		return ((at != null) ? ", " + day(at) : "") + ((by != null) ? ", recorded by " + by : "");
	}

	private static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, SHOWN_IN);
	}

}
