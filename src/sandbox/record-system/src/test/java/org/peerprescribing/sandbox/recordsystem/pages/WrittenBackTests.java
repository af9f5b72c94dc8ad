package org.peerprescribing.sandbox.recordsystem.pages;

import java.time.Clock;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrittenBackTests {

	private final WrittenBack writtenBack = new WrittenBack(new Wording(Clock.systemUTC()));

	@Test
	void showsStatusVersionAndALinkToTheRawResource() {
		ServiceRequest request = new ServiceRequest().setStatus(ServiceRequestStatus.REVOKED);
		request.setId("abc");
		request.getMeta().setVersionId("3");

		String markup = this.writtenBack.show(request).markup();

		assertThat(markup).contains("Revoked", "Version 3", "href=\"/fhir/ServiceRequest/abc?_pretty=true\"");
	}

	@Test
	void showsTheWordsOfANarrativeButNotItsMarkup() {
		ServiceRequest request = new ServiceRequest();
		request.getText().setStatus(NarrativeStatus.GENERATED);
		request.getText().setDivAsString("<div>Prescribed: <b>Side by Side</b> &amp; friends &lt;script&gt;</div>");

		String markup = this.writtenBack.show(request).markup();

		assertThat(markup).contains("Prescribed: Side by Side &amp; friends &lt;script&gt;")
			.doesNotContain("<b>", "<script>");
	}

	@Test
	void showsProgressAndReasonOfATask() {
		Task task = new Task().setStatus(TaskStatus.CANCELLED)
			.setBusinessStatus(new CodeableConcept().setText("not right"))
			.setStatusReason(new CodeableConcept().setText("too big or busy"));

		String markup = this.writtenBack.show(task).markup();

		assertThat(markup).contains("not right", "too big or busy", "Cancelled");
	}

}
