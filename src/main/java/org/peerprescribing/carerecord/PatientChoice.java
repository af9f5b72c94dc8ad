package org.peerprescribing.carerecord;

import java.util.Date;
import java.util.Set;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;

/**
 * What of a resource may go into the record under the patient's choice. Clicks and
 * messages never do; what the patient reports only as far as they chose, which for the
 * prescription and its attempts the rooms below have seen to.
 */
final class PatientChoice {

	/** Deliveries and clicks: the record sees only that it was issued. */
	private static final Set<String> UNSEEN = Set.of("sent", "delivered", "opened", "left-for-community");

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

	/** Of what may be seen, deliveries and clicks are never written. */
	static void limit(Task task) {
		if (UNSEEN.contains(task.getBusinessStatus().getCodingFirstRep().getCode())) {
			asIssued(task);
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
		if (task.getStatus() != Task.TaskStatus.ENTEREDINERROR) {
			task.setStatus(Task.TaskStatus.REQUESTED);
		}
		task.setStatusReason((CodeableConcept) null);
		task.setBusinessStatus(References.code("uptake-ladder", "issued", "Issued"));
		task.setLastModified((Date) task.getAuthoredOn());
		task.getOutput().clear();
		keepFirstSentence(task);
	}

	private static void keepFirstSentence(Task task) {
		var paragraphs = task.getText().getDiv().getChildNodes();
		if (paragraphs.size() > 1) {
			paragraphs.subList(1, paragraphs.size()).clear();
		}
	}

}
