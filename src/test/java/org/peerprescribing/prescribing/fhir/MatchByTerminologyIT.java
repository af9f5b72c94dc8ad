package org.peerprescribing.prescribing.fhir;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CodedProblem;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.fhir.MatchCalls.Body;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.People;
import org.peerprescribing.support.StubTerminologyServer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A site that has a terminology server. */
@IntegrationTest
class MatchByTerminologyIT {

	/** Not on the list. */
	private static final String KIND_OF_DEPRESSION = "10211000132109";

	private static final String APPENDICITIS = "74400008";

	private static final StubTerminologyServer SERVER = new StubTerminologyServer().knows(KIND_OF_DEPRESSION,
			MatchCalls.DEPRESSION, "74732009");

	private final Actor clinician = Actors.clinician();

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private PlatformTransactionManager transactions;

	private MatchCalls calls;

	private UUID patient;

	@DynamicPropertySource
	static void address(DynamicPropertyRegistry registry) {
		registry.add("peerprescribing.directory.terminology.address", SERVER::base);
		registry.add("peerprescribing.directory.terminology.patience", () -> "20s");
	}

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@BeforeEach
	void register() throws Exception {
		this.calls = new MatchCalls(new FhirCalls(this.context));
		this.patient = new AccessScope.OfOrganisation(this.clinician.organisation())
			.call(() -> this.context.getBean(Patients.class)
				.register(People.adultOf(this.clinician.organisation()), this.clinician)
				.value());
	}

	@Test
	void aKindOfANeedIsATopic() throws Exception {
		MockHttpServletResponse answer = this.calls.send(this.clinician, about(KIND_OF_DEPRESSION));

		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
	}

	@Test
	void aKindOfNoNeedIsStillRefused() throws Exception {
		MatchCalls.assertRefused(this.calls.send(this.clinician, about(APPENDICITIS)), 422, "unknown-code",
				"Parameters.parameter[1].value");
	}

	@Test
	void aNeedIsATopicWithoutACall() throws Exception {
		int before = SERVER.calls();

		assertThat(this.calls.send(this.clinician, about(MatchCalls.DEPRESSION)).getStatus()).isEqualTo(200);
		assertThat(SERVER.calls()).isEqualTo(before);
	}

	@Test
	void theServerIsNeverAskedInsideATransaction() {
		NeedHierarchy needs = this.context.getBean(CommunityDirectory.class).snapshot().needs();
		CodedNeeds coded = this.context.getBean(CodedNeeds.class);
		CodedProblem unknown = new CodedProblem(new SnomedConcept("404684003"));

		assertThatIllegalStateException().isThrownBy(() -> new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> coded.of(List.of(unknown), needs)));
	}

	private Body about(String topic) {
		return Body.about(this.patient).set(1, MatchCalls.code("topic", topic));
	}

}
