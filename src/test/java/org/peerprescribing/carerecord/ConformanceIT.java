package org.peerprescribing.carerecord;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.profiles.OperationContract;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.ValidFhir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever leaves this service as FHIR keeps the profile that it claims, and UK Core
 * where its package is there: what is written into a record, and what the FHIR door
 * answers.
 */
class ConformanceIT extends WriteBackScene {

	private static final Set<String> WITHOUT_PROFILE = Set.of("Bundle", "Binary", "DocumentReference");

	@Autowired
	private WebApplicationContext web;

	@Autowired
	private Measures measures;

	@ParameterizedTest
	@EnumSource(names = { "EVERYTHING", "CODES_ONLY", "NOTHING" })
	void whatIsWrittenIntoARecord(RecordSharing choice) {
		Issued issued = wholePath(choice);
		revoke(issued);
		tryUntilFinished(issued);

		assertThat(this.record.transactions()).hasSizeGreaterThan(1).allSatisfy(ConformanceIT::assertConforms);
	}

	@Test
	void whatIsWrittenOfACommunityThatWasNotRight() {
		Issued issued = issue();
		choose(issued, RecordSharing.EVERYTHING);
		this.clock.forward(Duration.ofDays(15));
		answer(issued, CheckInWeek.WEEK_2,
				new CheckInAnswers(CheckInAnswers.Fit.NO, NotRightReason.TOO_QUIET, null, null, null));
		if (inPractice(() -> this.prescribing.find(issued.prescription())).orElseThrow().status() == Status.ACTIVE) {
			revoke(issued);
		}
		tryUntilFinished(issued);

		assertThat(this.record.transactions()).isNotEmpty().allSatisfy(ConformanceIT::assertConforms);
		assertThat(this.record.transactions().getLast()).contains("too-quiet");
	}

	@Test
	void whatIsSentAsADocument() {
		this.routes.choose(this.practice, EntryRoute.DOCUMENT);
		Issued issued = wholePath(RecordSharing.EVERYTHING);
		revoke(issued);
		tryUntilFinished(issued);

		assertThat(this.record.all(Bundle.class)).hasSizeGreaterThan(1)
			.allSatisfy((document) -> assertConforms(json(document)));
	}

	@Test
	void whatTheDoorAnswers() throws Exception {
		Issued issued = wholePath(RecordSharing.EVERYTHING);
		String prescription = issued.prescription().value().toString();
		List<String> answered = asPatient(issued,
				() -> this.checkIns.of(issued.prescription())
					.stream()
					.filter((checkIn) -> checkIn.answers() != null)
					.map((checkIn) -> checkIn.id().value().toString())
					.toList());
		String measure = asPatient(issued,
				() -> this.measures.of(issued.prescription()).getFirst().id().value().toString());
		String run = inPractice(() -> this.prescribing.find(issued.prescription())).orElseThrow()
			.run()
			.value()
			.toString();

		assertAnswers("/Patient/" + issued.patient().value());
		assertAnswers("/Consent/" + issued.patient().value());
		assertAnswers("/ServiceRequest/" + prescription);
		assertAnswers("/ServiceRequest?identifier=" + prescription);
		assertAnswers("/Task?focus=ServiceRequest/" + prescription);
		assertAnswers("/GuidanceResponse/" + run);
		assertAnswers("/HealthcareService?_count=50");
		assertAnswers("/HealthcareService/" + IssuedPrescriptions.COMMUNITY.value());
		assertThat(answered).isNotEmpty();
		assertAnswers("/QuestionnaireResponse/" + answered.getLast());
		assertAnswers("/Observation/" + answered.getLast() + "-uptake");
		assertAnswers("/Observation/" + answered.getLast() + "-usefulness");
		assertAnswers("/QuestionnaireResponse/" + measure);
		assertAnswers("/Observation/" + measure + "-total");
	}

	@Test
	void whatTheMatcherIsAskedAndAnswers() throws Exception {
		Issued issued = issue();
		String body = """
				{"resourceType": "Parameters", "parameter": [
				  {"name": "subject", "valueReference": {"reference": "Patient/%s"}},
				  {"name": "topic", "valueCode": "%s"},
				  {"name": "support", "valueCode": "emotional"},
				  {"name": "preference", "part": [
				    {"name": "language", "valueCode": "cy"}, {"name": "audience", "valueCode": "women"},
				    {"name": "access-need", "valueCode": "any-time"}, {"name": "cost", "valueCode": "free-only"},
				    {"name": "digital-access", "valueCode": "phone"}, {"name": "region", "valueCode": "england"}]},
				  {"name": "exclude", "part": [
				    {"name": "community", "valueReference": {"reference": "HealthcareService/%s"}},
				    {"name": "reason", "valueCode": "too-busy"}]},
				  {"name": "risk", "valueCode": "low-digital-skill"},
				  {"name": "phq9", "part": [{"name": "total", "valueInteger": 9}, {"name": "item9", "valueInteger": 0},
				    {"name": "date", "valueDate": "2025-01-15"}]},
				  {"name": "count", "valueInteger": 2}]}
				""".formatted(issued.patient().value(), IssuedPrescriptions.NEED.id(), another());

		MockHttpServletResponse answer = new FhirCalls(this.web).call(this.clinician, "POST",
				"/ServiceRequest/$match-communities", (request) -> {
					request.setContentType("application/fhir+json");
					request.setContent(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
				});

		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		assertThat(ValidFhir.against(answer.getContentAsString())).isEmpty();
		assertThat(OperationContract.against("match-communities", OperationParameterUse.IN, parameters(body)))
			.isEmpty();
		Parameters given = parameters(answer.getContentAsString());
		assertThat(given.getParameter("match")).isNotNull();
		assertThat(OperationContract.against("match-communities", OperationParameterUse.OUT, given)).isEmpty();
	}

	private Issued wholePath(RecordSharing choice) {
		Issued issued = issue();
		runDue();
		choose(issued, choice);
		answerWeekSix(issued);
		asPatient(issued, () -> {
			this.measures.answer(issued.prescription(),
					Map.of("ucla3", Map.of("companionship", 3, "left-out", 3, "isolated", 3)));
			return true;
		});
		tryUntilFinished(issued);
		return issued;
	}

	private String another() {
		return this.web.getBean(CommunityDirectory.class)
			.entries()
			.stream()
			.map((entry) -> entry.community().id())
			.filter((id) -> !id.equals(IssuedPrescriptions.COMMUNITY))
			.findFirst()
			.orElseThrow()
			.value();
	}

	private void answer(Issued issued, CheckInWeek week, CheckInAnswers answers) {
		asPatient(issued, () -> {
			this.checkIns.of(issued.prescription())
				.stream()
				.filter((checkIn) -> checkIn.week() == week)
				.forEach((checkIn) -> this.checkIns.answer(checkIn.id(), answers));
			return true;
		});
	}

	private void assertAnswers(String path) throws ServletException, IOException {
		MockHttpServletResponse answer = new FhirCalls(this.web).get(this.clinician, path);
		assertThat(answer.getStatus()).as(path).isEqualTo(200);
		assertConforms(answer.getContentAsString());
	}

	/** The whole, and each of its parts by itself with the profile that it claims. */
	private static void assertConforms(String json) {
		assertThat(ValidFhir.against(json)).as(json).isEmpty();
		Resource resource = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
		if (resource instanceof Bundle bundle) {
			assertThat(bundle.getEntry()).isNotEmpty()
				.extracting(Bundle.BundleEntryComponent::getResource)
				.allSatisfy((part) -> assertConforms(json(part)));
		}
		else if (!WITHOUT_PROFILE.contains(resource.fhirType())) {
			assertThat(resource.getMeta().getProfile()).singleElement()
				.satisfies((profile) -> assertThat(profile.getValue()).startsWith(FhirSystems.profile("ps-")));
		}
	}

	private static Parameters parameters(String json) {
		return FhirContext.forR4Cached().newJsonParser().parseResource(Parameters.class, json);
	}

	private static String json(Resource resource) {
		return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
	}

}
