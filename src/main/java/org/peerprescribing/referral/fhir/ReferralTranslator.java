package org.peerprescribing.referral.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.NhsNumber;

/**
 * A referral as a Task: its status obeys FHIR and speaks for the community, its business
 * status is the uptake ladder and speaks for the patient.
 */
final class ReferralTranslator {

	private static final String REPLACES = "http://hl7.org/fhir/StructureDefinition/task-replaces";

	private ReferralTranslator() {
	}

	static Task toFhir(Referral referral, Around around) {
		Task task = new Task();
		task.setId(referral.id().value().toString());
		task.getMeta()
			.setVersionId(Integer.toString(referral.version()))
			.setLastUpdatedElement(References.changed(referral.changedAt()));
		References.claim(task, "ps-referral-task");
		References.labelTestData(task, around.nhsNumber());
		task.addIdentifier(References.identifier(FhirSystems.REFERRAL, referral.id().value().toString()));
		task.setStatus(Task.TaskStatus.fromCode(referral.taskStatus()));
		task.setBusinessStatus(step(referral.step()));
		if (needsReason(task.getStatus())) {
			task.setStatusReason(reason(referral));
		}
		task.setIntent(Task.TaskIntent.ORDER);
		task.setCode(new CodeableConcept()
			.addCoding(new Coding("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", "Fulfill the focal request")));
		task.setFocus(new Reference("ServiceRequest/" + referral.prescription().value()).setType("ServiceRequest"));
		task.setFor(References.patient(around.nhsNumber()));
		task.setAuthoredOnElement(References.moment(referral.issuedAt()));
		task.setLastModifiedElement(References.moment(referral.changedAt()));
		task.setOwner(References.community(referral.community().value(), around.communityName()));
		if (around.validUntil() != null) {
			task.getRestriction().setPeriod(new Period().setEndElement(References.moment(around.validUntil())));
		}
		if (referral.replaces() != null) {
			task.addExtension(new Extension(REPLACES,
					References.logical("Task", FhirSystems.REFERRAL, referral.replaces().value())));
		}
		if (referral.joinedAt() != null || task.getStatus() == Task.TaskStatus.COMPLETED) {
			task.addOutput(uptake(referral));
		}
		boolean inError = task.getStatus() == Task.TaskStatus.ENTEREDINERROR;
		References.explain(task, List.of("Attempt " + referral.attempt() + ": " + around.communityName() + ".",
				inError ? "Entered in error." : words(referral.step()) + "."));
		return task;
	}

	private static Task.TaskOutputComponent uptake(Referral referral) {
		Task.TaskOutputComponent output = new Task.TaskOutputComponent();
		output.setType(References.code("task-output", "uptake", "Uptake"));
		output.setValue(step(referral.step()));
		output.addExtension(new Extension(FhirSystems.extension("evidence"),
				new org.hl7.fhir.r4.model.CodeType(referral.evidence().code())));
		return output;
	}

	private static boolean needsReason(Task.TaskStatus status) {
		return switch (status) {
			case REJECTED, CANCELLED, FAILED, ONHOLD -> true;
			default -> false;
		};
	}

	/** What the patient said where they said it; else the end itself. */
	private static CodeableConcept reason(Referral referral) {
		if (referral.reason() != null) {
			String code = referral.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
			return References.code("not-right-reason", code, "Not right: " + code.replace('-', ' '));
		}
		if (referral.taskStatus().equals("on-hold")) {
			return References.code("status-reason", "community-unavailable", "The community is not available");
		}
		return References.code("status-reason", referral.step().code(), words(referral.step()));
	}

	private static CodeableConcept step(UptakeStep step) {
		return References.code("uptake-ladder", step.code(), words(step));
	}

	private static String words(UptakeStep step) {
		return switch (step) {
			case ISSUED -> "Issued";
			case SENT -> "The link was sent";
			case DELIVERED -> "The link was delivered";
			case OPENED -> "The patient opened the link";
			case LEFT_FOR_COMMUNITY -> "The patient went to the community";
			case JOINED -> "Joined";
			case STILL_USING_AT_6_WEEKS -> "Still using it at six weeks";
			case FINISHED -> "Finished";
			case ALREADY_MEMBER -> "Was a member already";
			case DECLINED -> "The patient did not want it";
			case NOT_RIGHT -> "It was not right for the patient";
			case COMMUNITY_REFUSED -> "The community could not take them";
			case COMMUNITY_CLOSED -> "The community is not available any more";
			case REVOKED -> "Withdrawn by the clinician";
			case EXPIRED -> "Its time is over; joining is not known";
		};
	}

	/**
	 * What the referral itself does not hold.
	 *
	 * @param nhsNumber the patient's
	 * @param communityName name of the community
	 * @param validUntil end of the prescription's time; null where it has none yet
	 */
	record Around(NhsNumber nhsNumber, String communityName, @Nullable Instant validUntil) {
	}

}
