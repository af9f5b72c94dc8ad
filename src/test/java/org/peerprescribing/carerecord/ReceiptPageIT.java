package org.peerprescribing.carerecord;

import java.util.List;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer;
import org.peerprescribing.support.StubRecordServer.Fault;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * The prescription's page says what is in the record, how it got there, and what is not.
 */
class ReceiptPageIT extends WriteBackScene {

	@Autowired
	private MockMvc pages;

	@Autowired
	private RecordSetups setups;

	@Test
	void whatWaitsIsShownAsItWillBeWrittenAndThenAsItWas() throws Exception {
		Issued issued = issue();
		assertThat(page(issued)).contains("Not yet in the record", "What will be written", "Signpost details",
				"This service writes it into the record system, under the name of Dr Test");

		runDue();

		List<String> narrative = EntrySections.sentences(this.record.all(ServiceRequest.class).getFirst());
		assertThat(narrative).isNotEmpty();
		assertThat(page(issued))
			.contains("In the record since", "What was written",
					"Written by this service into the record system, under the name of Dr Test")
			.contains(narrative)
			.doesNotContain("Not yet in the record", "What will be written");
	}

	@Test
	void whatWasRefusedIsNotClaimed() throws Exception {
		this.record.breakWith(Fault.REFUSED);
		Issued issued = issue();
		runDue();

		assertThat(page(issued)).contains("Not yet in the record; somebody has been asked to look")
			.doesNotContain("In the record since", "What was written");
	}

	@Test
	void paperIsNotInTheRecordBeforeSomebodySaysSo() throws Exception {
		this.routes.choose(this.practice, EntryRoute.PRINT);
		Issued issued = issue();
		runDue();

		assertThat(page(issued))
			.contains("Not yet in the record: to be printed and filed", "What is to be filed",
					"href=\"/practice/filing\"")
			.doesNotContain("In the record since");
	}

	@Test
	void afterAChangeOfAddressTheReceiptDoesNotSpeakOfTheNewOne() throws Exception {
		Issued issued = issue();
		runDue();
		try (StubRecordServer other = new StubRecordServer()) {
			this.endpoints.put(new RecordEndpoint(this.practice, other.base(), new RecordAccess.Open(), true));
		}

		assertThat(page(issued)).contains("into an earlier record system", "this service does not know")
			.doesNotContain("In the record since");
	}

	@Test
	void whatThePracticeHeldBackIsToldFromWhatThePatientDidNotShare() throws Exception {
		inPractice(() -> this.setups.limits(Actors.administratorOf(this.practice),
				this.setups.of(Actors.administratorOf(this.practice)).version(),
				new WriteLimits(false, true, true, true, true)));
		Issued issued = issue();
		runDue();

		assertThat(page(issued)).contains("Not written: the practice does not let this be written")
			.doesNotContain("as the patient chose");
	}

	@Test
	void wordsThatThePatientNoLongerSharesAreNotShown() throws Exception {
		Issued issued = issue();
		runDue();
		choose(issued, RecordSharing.EVERYTHING);
		answerWeekSix(issued);
		tryUntilFinished(issued);
		assertThat(page(issued)).contains("useful 4 of 5");

		choose(issued, RecordSharing.NOTHING);

		assertThat(page(issued)).contains("Its words are not shown here").doesNotContain("useful 4 of 5");
	}

	private String page(Issued issued) throws Exception {
		return this.pages
			.perform(get("/prescriptions/" + issued.prescription().value()).with(Actors.signedIn(this.clinician))
				.accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

}
