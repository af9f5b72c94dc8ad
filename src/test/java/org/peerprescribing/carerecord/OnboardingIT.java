package org.peerprescribing.carerecord;

import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.peerprescribing.carerecord.OnboardingCheck.Kind;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.LinkWorkerRequest;
import org.peerprescribing.prescribing.LinkWorkerRequest.Outcome;
import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.PrescribingProperties;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

/** What is asked of a record system before it is used, and what its answers mean. */
class OnboardingIT extends RecordSetupScene {

	private static final String SNOMED = "http://snomed.info/sct";

	@Autowired
	private SetupRows rows;

	@Autowired
	private PrescribingProperties properties;

	@Test
	void theTestEntryShowsWhetherIfNoneMatchIsHonouredAndIsDeleted() throws Exception {
		done(send("/address", address(-1)));

		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT, "testEntry", "yes")));
		assertThat(reason(Kind.ONLY_ONCE)).isEqualTo("refused-the-second");
		this.record.capabilities().ignoreIfNoneMatch();
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));
		assertThat(reason(Kind.ONLY_ONCE)).as("not tried again").isEqualTo("refused-the-second");
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT, "testEntry", "yes")));

		assertThat(reason(Kind.ONLY_ONCE)).isEqualTo("took-the-second");
		assertThat(this.record.capabilities().left()).isEmpty();
		assertThat(this.record.capabilities().asked()).filteredOn((asked) -> asked.startsWith("PUT")).hasSize(4);
	}

	@Test
	void saysWhatFailed() throws Exception {
		done(send("/address", address(-1)));
		this.record.capabilities().beOfVersion("5.0.0");
		this.record.capabilities().answerAboutCodes(false);
		hold(TEST_PATIENT);

		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));

		assertThat(reason(Kind.ANSWERS)).isEqualTo("not-r4");
		assertThat(reason(Kind.PATIENT)).isEqualTo("several-patients");
		assertThat(reason(Kind.CODE)).isEqualTo("does-not-resolve");
		refused(send("/switch", Map.of("version", "0", "turn", "on")), 409, "Run the checks first");
		this.record.goDown();
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));
		assertThat(reason(Kind.ANSWERS)).isEqualTo("not-reached");
		refused(send("/checks", Map.of("nhsNumber", "999 123")), 422, "Enter an NHS number", "value=\"999 123\"");
		this.pages.perform(get(PAGE).with(Actors.signedIn(this.administrator)))
			.andExpect(content().string(not(containsString("??"))));
	}

	@Test
	void aCheckedCodeIsWrittenOnlyWhereItResolves() throws Exception {
		NationalCodes codes = new NationalCodes(CodeMap.read(new StringReader("""
				version,1
				event,country,target system,code,checked by,checked on
				community-prescribed,England,fhir,711281004,A. Checker,2026-11-01
				""")), this.rows, this.properties);
		done(send("/address", address(-1)));
		assertThat(written(codes).hasCoding()).as("nobody has asked yet").isFalse();

		this.record.capabilities().answerAboutCodes(false);
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));
		assertThat(written(codes).hasCoding()).as("it does not resolve").isFalse();
		this.record.capabilities().answerAboutCodes(true);
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));

		assertThat(written(codes).hasCoding("http://snomed.info/sct", "711281004")).isTrue();
	}

	@Test
	void theCodesOfTheLinkWorkerAreForTheFirstContactAndForANo() throws Exception {
		NationalCodes codes = new NationalCodes(CodeMap.read(new StringReader("""
				version,1
				event,country,target system,code,checked by,checked on
				link-worker-accepted,England,fhir,871731000000106,A. Checker,2026-11-01
				link-worker-declined,England,fhir,871711000000103,A. Checker,2026-11-01
				""")), this.rows, this.properties);
		done(send("/address", address(-1)));
		assertThat(answered(codes, Outcome.ACCEPTED, true).hasCoding()).as("nobody has asked yet").isFalse();
		this.record.capabilities().answerAboutCodes(true);
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));

		assertThat(answered(codes, Outcome.ACCEPTED, true).hasCoding(SNOMED, "871731000000106")).isTrue();
		assertThat(answered(codes, Outcome.ACCEPTED, false).hasCoding()).as("no first contact").isFalse();
		assertThat(answered(codes, Outcome.DECLINED, false).hasCoding(SNOMED, "871711000000103")).isTrue();
		assertThat(answered(codes, Outcome.NOT_REACHED, false).hasCoding()).isFalse();
		assertThat(written(codes).hasCoding()).as("a prescription").isFalse();
	}

	@Test
	void aCodeThatTheRecordSystemDoesNotKnowIsNotWrittenThoughItKnowsAnother() throws Exception {
		done(send("/address", address(-1)));
		this.record.capabilities().answerAboutCodesExcept("871731000000106");
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));

		assertThat(reason(Kind.CODE)).isEqualTo("does-not-resolve");
		assertThat(inTransaction(() -> this.rows.knownCodes(this.practice))).containsExactlyInAnyOrder("711281004",
				"871711000000103");
	}

	private CodeableConcept answered(NationalCodes codes, Outcome outcome, boolean first) {
		Instant now = Instant.parse("2026-11-22T12:00:00Z");
		LinkWorkerRequest answered = new LinkWorkerRequest(new LinkWorkerRequestId(UUID.randomUUID()),
				new PatientId(UUID.randomUUID()), this.practice, Prescription.Status.COMPLETED, outcome,
				new SnomedConcept("35489007"), false, "clinician", "Dr Test", now, now, "Lou Linker", now, first, now,
				1);
		return inTransaction(() -> {
			ServiceRequest request = new ServiceRequest();
			codes.add(request, answered, this.practice);
			return request.getCode();
		});
	}

	private CodeableConcept written(NationalCodes codes) {
		return inTransaction(() -> {
			ServiceRequest request = new ServiceRequest();
			codes.add(request, this.practice);
			return request.getCode();
		});
	}

}
