package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.carerecord.OnboardingCheck.Kind;
import org.peerprescribing.carerecord.OnboardingCheck.Result;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.StubRecordServer;
import org.peerprescribing.support.TestProperties;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** An administrator whose practice has a record system that can be set up. */
@IntegrationTest
abstract class RecordSetupScene {

	static final String PAGE = "/practice/record";

	static final String TEST_PATIENT = "9990000018";

	final OdsCode practice = anyPractice();

	final Actor administrator = Actors.administratorOf(this.practice);

	final StubRecordServer record = new StubRecordServer(TestProperties.RECORD_PORT);

	@Autowired
	MockMvc pages;

	@Autowired
	RecordSetups setups;

	@Autowired
	RecordEndpoints endpoints;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlatformTransactionManager transactions;

	@BeforeEach
	void holdATestPatient() {
		hold(TEST_PATIENT);
	}

	@AfterEach
	void close() {
		this.record.close();
	}

	Map<String, String> address(int version) {
		return Map.of("version", Integer.toString(version), "base", this.record.base().toString(), "signIn", "OPEN");
	}

	ResultActions send(String door, Map<String, String> sent) throws Exception {
		return this.pages.perform(form(door, sent).with(Actors.signedIn(this.administrator)));
	}

	static MockHttpServletRequestBuilder form(String door, Map<String, String> sent) {
		MockHttpServletRequestBuilder form = post(PAGE + door).with(csrf());
		sent.forEach(form::param);
		return form;
	}

	static void done(ResultActions answer) throws Exception {
		answer.andExpect(status().is3xxRedirection());
	}

	static void refused(ResultActions answer, int status, String... says) throws Exception {
		answer.andExpect(status().is(status)).andExpect(content().string(containsString("Error: Your record system")));
		for (String one : says) {
			answer.andExpect(content().string(containsString(one)));
		}
	}

	RecordSetup setup() {
		return inPractice(() -> this.setups.of(this.administrator));
	}

	List<Result> results() {
		return setup().checks().stream().map(OnboardingCheck::result).toList();
	}

	String reason(Kind kind) {
		return setup().checks().get(kind.ordinal()).reason();
	}

	List<String> audited() {
		return inTransaction(() -> this.jdbc
			.sql("select activity from audit.entry where entity = 'Endpoint' and entity_id = ? order by id")
			.param(this.practice.value())
			.query(String.class)
			.list());
	}

	String stored() {
		return inTransaction(() -> this.jdbc
			.sql("""
					select (select string_agg(c::text, ' ') from carerecord.onboarding_check c where organisation = :practice)
					  || (select string_agg(e::text, ' ') from carerecord.endpoint e where organisation = :practice)
					  || (select string_agg(a::text, ' ') from audit.entry a where organisation = :practice)""")
			.param("practice", this.practice.value())
			.query(String.class)
			.single());
	}

	<T> T inTransaction(java.util.function.Supplier<T> work) {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		return inPractice(() -> transaction.execute((status) -> work.get()));
	}

	<T> T inPractice(java.util.function.Supplier<T> work) {
		return new AccessScope.OfOrganisation(this.practice).call(work);
	}

	void hold(String number) {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, number));
		this.record.hold(patient);
	}

	static OdsCode anyPractice() {
		return new OdsCode("Y" + ThreadLocalRandom.current().nextInt(10_000, 99_999));
	}

}
