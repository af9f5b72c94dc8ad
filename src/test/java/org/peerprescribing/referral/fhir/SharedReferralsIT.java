package org.peerprescribing.referral.fhir;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The patient's page says that nothing they tell goes to the surgery until they choose:
 * every step under every choice, as the surgery's programs and pages show it.
 */
@IntegrationTest
class SharedReferralsIT {

	private static final Set<UptakeStep> THEIRS = EnumSet.of(UptakeStep.JOINED, UptakeStep.STILL_USING_AT_6_WEEKS,
			UptakeStep.FINISHED, UptakeStep.ALREADY_MEMBER, UptakeStep.DECLINED, UptakeStep.NOT_RIGHT);

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Referrals referrals;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@ParameterizedTest
	@EnumSource(value = UptakeStep.class, mode = EnumSource.Mode.EXCLUDE, names = { "ISSUED", "LEFT_FOR_COMMUNITY" })
	void aStepIsShownAsFarAsThePatientLetsItBeTold(UptakeStep step) throws Exception {
		if (step.compareTo(UptakeStep.LEFT_FOR_COMMUNITY) > 0) {
			record(UptakeStep.LEFT_FOR_COMMUNITY);
		}
		String before = shown();
		this.clock.forward(Duration.ofHours(3));
		record(step);

		String notChosen = shown();
		choose(RecordSharing.EVERYTHING);
		String everything = shown();
		choose(RecordSharing.CODES_ONLY);
		String codesOnly = shown();
		choose(RecordSharing.NOTHING);
		String nothing = shown();

		assertThat(everything).contains("\"" + step.code() + "\"").isNotEqualTo(before);
		assertThat(codesOnly).isEqualTo(everything);
		assertThat(List.of(notChosen, nothing)).containsOnly(THEIRS.contains(step) ? before : everything);
	}

	@ParameterizedTest
	@EnumSource(value = UptakeStep.class, names = { "FINISHED", "ALREADY_MEMBER", "DECLINED" })
	void noSearchTellsOfAnEndThatIsNotShared(UptakeStep end) throws Exception {
		String stored = (end == UptakeStep.DECLINED) ? "revoked" : "completed";
		record(end);

		assertThat(found(stored)).isEmpty();
		assertThat(found("active")).hasSize(1);
		assertThat(page()).doesNotContain("Completed", "Ended", "ended it without joining");
		choose(RecordSharing.CODES_ONLY);
		assertThat(found(stored)).hasSize(1);
		assertThat(found("active")).isEmpty();
		assertThat(page()).contains((end == UptakeStep.DECLINED) ? "ended it without joining" : "Completed");
	}

	@Test
	void whatTheyChoseAfterANoIsThereOnlyWhereTheyShare() throws Exception {
		asPatient(() -> this.referrals.chooseAnother(this.path.prescription(),
				this.referrals.sayNotRight(this.path.prescription(), NotRightReason.TONE)
					.getFirst()
					.listed()
					.community()
					.id()));
		Referral second = asPatient(() -> this.referrals.latest(this.path.prescription())).orElseThrow();
		String address = "/Task/" + second.id().value();

		assertThat(second.attempt()).isEqualTo(2);
		assertThat(tasks()).hasSize(1);
		assertThat(get(address).getStatus()).isEqualTo(404);
		assertThat(page()).doesNotContain("Attempt 2");
		choose(RecordSharing.CODES_ONLY);
		assertThat(tasks()).hasSize(2);
		assertThat(get(address).getStatus()).isEqualTo(200);
		assertThat(page()).contains("Attempt 2");
	}

	@Test
	void thatACommunityClosedSaysNothingOfWhetherTheyHadJoinedIt() throws Exception {
		record(UptakeStep.JOINED);
		record(UptakeStep.COMMUNITY_CLOSED);

		Task task = (Task) tasks().getFirst();

		assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("community-closed");
		assertThat(task.hasOutput()).isFalse();
		assertThat(task.getMeta().getVersionId()).isEqualTo("1");
	}

	/**
	 * Everything the FHIR door says of it, by reading and by searching, with its headers.
	 */
	private String shown() throws Exception {
		StringBuilder all = new StringBuilder();
		for (Resource task : tasks()) {
			all.append(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(task));
			all.append(read("/Task/" + task.getIdElement().getIdPart()));
		}
		return all.append(read("/ServiceRequest/" + this.path.prescription().value())).toString();
	}

	private String read(String address) throws Exception {
		MockHttpServletResponse read = get(address);
		return read.getContentAsString() + read.getHeader("ETag") + read.getHeader("Last-Modified");
	}

	private List<Resource> tasks() throws Exception {
		return search("/Task?focus=ServiceRequest/" + this.path.prescription().value());
	}

	private List<Resource> found(String status) throws Exception {
		return search("/ServiceRequest?identifier=" + FhirSystems.PRESCRIPTION + "|" + this.path.prescription().value()
				+ "&status=" + status);
	}

	private List<Resource> search(String address) throws Exception {
		return FhirContext.forR4Cached()
			.newJsonParser()
			.parseResource(Bundle.class, get(address).getContentAsString())
			.getEntry()
			.stream()
			.map(BundleEntryComponent::getResource)
			.toList();
	}

	private MockHttpServletResponse get(String address) throws Exception {
		return new FhirCalls(this.context).get(Actors.clinician(), address);
	}

	private String page() throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.get("/prescriptions/" + this.path.prescription().value())
				.accept(MediaType.TEXT_HTML)
				.with(Actors.signedIn(Actors.clinician())))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private void record(UptakeStep step) {
		asPatient(() -> {
			this.referrals.recordUptake(this.path.prescription(), step, Evidence.PATIENT_REPORTED,
					this.clock.instant());
			return true;
		});
	}

	private void choose(RecordSharing choice) {
		asPatient(() -> {
			this.context.getBean(Consents.class).chooseSharing(this.path.patient(), Actors.WILLOW_BANK, choice);
			return true;
		});
	}

	private <T> T asPatient(Supplier<T> work) {
		return new AccessScope.OfPatient(this.path.patient().value()).call(work);
	}

}
