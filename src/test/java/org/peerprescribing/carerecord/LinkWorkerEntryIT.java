package org.peerprescribing.carerecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.prescribing.CommandKey;
import org.peerprescribing.prescribing.LinkWorkerRequest.Outcome;
import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.LinkWorkerResult;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.RequestLinkWorker;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.People;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.ValidFhir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Of a request to the link worker the record gets one entry: what the patient said. */
class LinkWorkerEntryIT extends WriteBackScene {

	private static final String CODE = "https://fhir.peerprescribing.example/CodeSystem/request-code";

	private final Actor linkWorker = Actors.linkWorkerOf(this.practice);

	@Autowired
	private LinkWorkers linkWorkers;

	@Autowired
	private WebApplicationContext web;

	@Test
	void anAcceptanceIsWrittenOnceInWordsAsNobodyHasCheckedTheCode() {
		Issued asked = ask();
		tryTimes(2);
		assertThat(this.record.transactions()).as("nothing before the answer").isEmpty();

		answer(asked, Outcome.ACCEPTED);
		tryUntilFinished(asked);

		assertThat(states(asked)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(Task.class)).isEmpty();
		assertThat(this.record.all(ServiceRequest.class)).singleElement().satisfies((request) -> {
			assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.COMPLETED);
			assertThat(request.getCode().hasCoding(CODE, "link-worker")).isTrue();
			assertThat(request.getCode().getCoding()).hasSize(1);
			assertThat(request.getPerformerFirstRep().getIdentifier().getValue()).isEqualTo(this.practice.value());
			assertThat(request.getNoteFirstRep().getAuthorStringType().getValue()).isEqualTo("Lou Linker");
			assertThat(request.getText().getDiv().allText()).contains("asked by Dr Test", "accepted by the patient",
					"recorded by Lou Linker");
		});
	}

	@Test
	void aNoIsWrittenAsRevoked() {
		Issued asked = ask();

		answer(asked, Outcome.DECLINED);
		tryUntilFinished(asked);

		assertThat(this.record.all(ServiceRequest.class)).singleElement()
			.satisfies((request) -> assertThat(request.getStatus())
				.isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED));
	}

	@Test
	void whoCouldNotBeReachedIsNotWritten() {
		Issued asked = ask();

		answer(asked, Outcome.NOT_REACHED);
		tryTimes(2);

		assertThat(entries(asked)).isEmpty();
		assertThat(this.record.transactions()).isEmpty();
	}

	@Test
	void thePracticeMayForbidIt() {
		RecordSetups setups = this.context.getBean(RecordSetups.class);
		Actor administrator = Actors.administratorOf(this.practice);
		inPractice(() -> setups.limits(administrator, setups.of(administrator).version(),
				new WriteLimits(true, true, true, true, false)));
		Issued asked = ask();

		answer(asked, Outcome.ACCEPTED);
		tryUntilFinished(asked);

		assertThat(entries(asked)).singleElement().matches(RecordEntry::heldBack);
	}

	@Test
	void asADocumentItStandsUnderReferralDetailsInTheLinkWorkersName() {
		this.routes.choose(this.practice, EntryRoute.DOCUMENT);
		Issued asked = ask();

		answer(asked, Outcome.ACCEPTED);
		tryUntilFinished(asked);

		Bundle document = this.record.all(Bundle.class).getFirst();
		assertThat(ValidFhir.against(document)).isEmpty();
		Composition composition = (Composition) document.getEntryFirstRep().getResource();
		assertThat(composition.getSection()).extracting(Composition.SectionComponent::getTitle)
			.containsExactly("Referral details", "Outcome", "Plan and requested actions", "Patient and carer concerns");
		assertThat(document.getEntry()).extracting(Bundle.BundleEntryComponent::getResource)
			.filteredOn(PractitionerRole.class::isInstance)
			.extracting((author) -> ((PractitionerRole) author).getPractitioner().getDisplay())
			.containsExactly("Lou Linker");
	}

	@Test
	void leavesNoTraceInTheFunnelOfPrescriptions() throws Exception {
		Issued asked = ask();
		answer(asked, Outcome.ACCEPTED);
		tryUntilFinished(asked);

		for (String table : List.of("prescribing.prescription", "referral.path", "referral.link",
				"notification.message", "outcomes.check_in", "reporting.fact", "consent.choice")) {
			assertThat(rows(table)).as(table).isZero();
		}
	}

	@Test
	void isReadAndFoundOverFhirByThePracticeAlone() throws Exception {
		Issued asked = ask();
		FhirCalls fhir = new FhirCalls(this.web);
		String id = asked.prescription().value().toString();

		MockHttpServletResponse read = fhir.get(this.clinician, "/ServiceRequest/" + id);
		assertThat(read.getStatus()).isEqualTo(200);
		ServiceRequest request = FhirContext.forR4Cached()
			.newJsonParser()
			.parseResource(ServiceRequest.class, read.getContentAsString());
		assertThat(request.getCode().hasCoding(CODE, "link-worker")).isTrue();
		assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.ACTIVE);
		Issued prescribed = IssuedPrescriptions.issue(this.context, this.clinician);
		for (String query : List.of("", "?status=active", "?identifier=" + id)) {
			assertThat(fhir.get(this.clinician, "/ServiceRequest" + query).getContentAsString()).as(query).contains(id);
		}
		assertThat(fhir.get(this.clinician, "/ServiceRequest?_count=1").getContentAsString()).as("the newest")
			.contains(prescribed.prescription().value().toString())
			.doesNotContain(id);
		assertThat(fhir.get(this.clinician, "/ServiceRequest?status=revoked").getContentAsString()).doesNotContain(id);
		assertThat(fhir.get(Actors.clinicianOf(Actors.HARBOUR_STREET), "/ServiceRequest/" + id).getStatus())
			.isEqualTo(404);
	}

	private Issued ask() {
		RegisterPatient person = People.adultOf(this.practice);
		Issued asked = inPractice(() -> {
			PatientId patient = this.context.getBean(Patients.class).register(person, this.clinician);
			LinkWorkerResult result = this.linkWorkers
				.request(new RequestLinkWorker(new CommandKey(UUID.randomUUID().toString()), patient,
						IssuedPrescriptions.NEED, true), this.clinician);
			return new Issued(new PrescriptionId(((LinkWorkerResult.Requested) result).request().value()), patient,
					person);
		});
		hold(asked);
		return asked;
	}

	private void answer(Issued asked, Outcome outcome) {
		inPractice(() -> {
			this.linkWorkers.answer(new LinkWorkerRequestId(asked.prescription().value()), outcome, this.linkWorker);
			return true;
		});
	}

	private int rows(String table) throws SQLException {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						"select count(*) from " + table + " where organisation = '" + this.practice.value() + "'")) {
			rows.next();
			return rows.getInt(1);
		}
	}

}
