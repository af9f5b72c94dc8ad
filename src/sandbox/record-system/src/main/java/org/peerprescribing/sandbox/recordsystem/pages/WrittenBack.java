package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.ArrayList;
import java.util.List;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

import org.springframework.stereotype.Component;

/**
 * Shows a resource that was written into the record: what it says, its status, version
 * and time.
 */
@Component
class WrittenBack {

	private final Wording wording;

	WrittenBack(Wording wording) {
		this.wording = wording;
	}

	Html show(ServiceRequest request) {
		List<Html> facts = new ArrayList<>();
		fact(facts, "Intent", request.hasIntent() ? request.getIntent().getDisplay() : "");
		request.getReasonCode().forEach((reason) -> fact(facts, "Reason", this.wording.concept(reason)));
		request.getPerformer().forEach((performer) -> fact(facts, "Community", this.wording.reference(performer)));
		if (request.getOccurrence() instanceof Period period) {
			fact(facts, "Valid",
					this.wording.day(period.getStartElement()) + " to " + this.wording.day(period.getEndElement()));
		}
		if (request.hasRequester()) {
			fact(facts, "Requested by", this.wording.reference(request.getRequester()));
		}
		request.getNote().forEach((note) -> fact(facts, "Note", note.getText()));
		return box(request, this.wording.concept(request.getCode()),
				request.hasStatus() ? request.getStatus().getDisplay() : "", facts);
	}

	Html show(Task task) {
		List<Html> facts = new ArrayList<>();
		fact(facts, "Progress", this.wording.concept(task.getBusinessStatus()));
		fact(facts, "Reason", this.wording.concept(task.getStatusReason()));
		if (task.hasOwner()) {
			fact(facts, "Community", this.wording.reference(task.getOwner()));
		}
		if (task.hasFocus()) {
			fact(facts, "Part of", this.wording.reference(task.getFocus()));
		}
		task.getOutput()
			.forEach((output) -> fact(facts, this.wording.concept(output.getType()),
					this.wording.value(output.getValue())));
		task.getNote().forEach((note) -> fact(facts, "Note", note.getText()));
		return box(task, this.wording.concept(task.getCode()), task.hasStatus() ? task.getStatus().getDisplay() : "",
				facts);
	}

	Html show(Observation observation) {
		List<Html> facts = new ArrayList<>();
		fact(facts, "Value", this.wording.value(observation.getValue()));
		fact(facts, "When", this.wording.value(observation.getEffective()));
		observation.getFocus().forEach((focus) -> fact(facts, "About", this.wording.reference(focus)));
		observation.getNote().forEach((note) -> fact(facts, "Note", note.getText()));
		return box(observation, this.wording.concept(observation.getCode()),
				observation.hasStatus() ? observation.getStatus().getDisplay() : "", facts);
	}

	Html show(QuestionnaireResponse response) {
		List<Html> facts = new ArrayList<>();
		fact(facts, "Answered", this.wording.time(response.getAuthored()));
		response.getItem().forEach((item) -> answers(facts, item));
		return box(response, "Answers to " + response.getQuestionnaire(),
				response.hasStatus() ? response.getStatus().getDisplay() : "", facts);
	}

	private void answers(List<Html> facts, QuestionnaireResponseItemComponent item) {
		String question = item.hasText() ? item.getText() : item.getLinkId();
		item.getAnswer().forEach((answer) -> fact(facts, question, this.wording.value(answer.getValue())));
		item.getItem().forEach((inner) -> answers(facts, inner));
	}

	private static void fact(List<Html> facts, String label, String value) {
		if (!value.isBlank()) {
			facts.add(Html.of("<dt>{}</dt><dd>{}</dd>", label, value));
		}
	}

	private Html box(DomainResource resource, String title, String status, List<Html> facts) {
		String type = resource.fhirType();
		String id = resource.getIdElement().getIdPart();
		// The narrative comes from outside: its words are shown, its markup is not.
		String narrative = resource.getText().hasDiv() ? resource.getText().getDiv().allText().strip() : "";
		return Html.of("""
				<article class="box">
				<h3>{}</h3>
				<p class="meta">{}: {}. Version {}, {}. <a href="/fhir/{}/{}?_pretty=true">Raw JSON</a></p>
				{}<dl>{}</dl>
				</article>
				""", title.isBlank() ? type : title, type, status, resource.getMeta().getVersionId(),
				this.wording.time(resource.getMeta().getLastUpdated()), type, id,
				narrative.isEmpty() ? Html.NOTHING : Html.of("<p class=\"narrative\">{}</p>\n", narrative), facts);
	}

}
