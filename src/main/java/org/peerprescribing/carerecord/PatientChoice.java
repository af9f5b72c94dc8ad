package org.peerprescribing.carerecord;

import java.util.Date;
import java.util.Set;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;

/**
 * What of a resource may go into the record under the patient's choice. Clicks and
 * messages never do; what the patient reports only as far as they chose.
 */
final class PatientChoice {

	/** Deliveries and clicks: the record sees only that it was issued. */
	private static final Set<String> UNSEEN = Set.of("sent", "delivered", "opened", "left-for-community");

	/** Steps that rest on nobody's report about the patient. */
	private static final Set<String> NOT_REPORTED = Set.of("issued", "revoked", "expired", "community-closed",
			"community-refused");

	/** Of what the patient reports, the main facts about the community. */
	private static final Set<String> MAIN_ITEMS = Set.of("fit", "not-right", "joined", "still-using", "useful");

	private static final Set<String> MAIN_OBSERVATIONS = Set.of("uptake", "usefulness");

	private static final String CHECK_INS = FhirSystems.PS + "/Questionnaire/check-in";

	private PatientChoice() {
	}

	/**
	 * Whether any of it goes: measures, which are about the patient and not about the
	 * community, only where everything does.
	 */
	static boolean mayGo(DomainResource reported, RecordSharing choice) {
		return shares(choice) && (choice == RecordSharing.EVERYTHING || switch (reported) {
			case QuestionnaireResponse response -> response.getQuestionnaire().startsWith(CHECK_INS);
			case Observation observation ->
				MAIN_OBSERVATIONS.contains(observation.getCode().getCodingFirstRep().getCode());
			default -> false;
		});
	}

	static boolean shares(RecordSharing choice) {
		return choice.sharesAnything();
	}

	/** That it is completed, or ended without joining, is the patient's to tell. */
	static void limit(ServiceRequest request, RecordSharing choice) {
		boolean told = request.getStatus() == ServiceRequestStatus.COMPLETED
				|| (request.getStatus() == ServiceRequestStatus.REVOKED && isReason(request, "not-joined"));
		if (told && !shares(choice)) {
			request.setStatus(ServiceRequestStatus.ACTIVE);
			request.getExtension().clear();
			keepFirstSentences(request, 2);
		}
	}

	static void limit(Task task, RecordSharing choice) {
		String step = task.getBusinessStatus().getCodingFirstRep().getCode();
		if (UNSEEN.contains(step)) {
			asIssued(task);
		}
		else if (!shares(choice)) {
			if (!NOT_REPORTED.contains(step)) {
				asIssued(task);
			}
			task.getOutput().clear();
		}
	}

	/** Codes only: the main facts, and no words that stand by themselves. */
	static void limit(DomainResource reported, RecordSharing choice) {
		if (choice == RecordSharing.CODES_ONLY) {
			reported.setText(null);
			if (reported instanceof QuestionnaireResponse response) {
				response.getItem().removeIf((item) -> !MAIN_ITEMS.contains(item.getLinkId()));
				response.getItem().forEach((item) -> item.setText(null));
			}
		}
	}

	private static void asIssued(Task task) {
		task.setStatus(Task.TaskStatus.REQUESTED);
		task.setStatusReason((CodeableConcept) null);
		task.setBusinessStatus(References.code("uptake-ladder", "issued", "Issued"));
		task.setLastModified((Date) task.getAuthoredOn());
		task.getOutput().clear();
		keepFirstSentences(task, 1);
	}

	private static boolean isReason(ServiceRequest request, String code) {
		return request.getExtension()
			.stream()
			.anyMatch((extension) -> extension.getValue() instanceof CodeableConcept reason
					&& code.equals(reason.getCodingFirstRep().getCode()));
	}

	private static void keepFirstSentences(DomainResource resource, int sentences) {
		var paragraphs = resource.getText().getDiv().getChildNodes();
		if (paragraphs.size() > sentences) {
			paragraphs.subList(sentences, paragraphs.size()).clear();
		}
	}

}
