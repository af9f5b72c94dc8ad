package org.peerprescribing.consultation.smart;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.People;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A launch against a small record system, and what may go wrong on the way. */
@IntegrationTest
class LaunchIT {

	private static final URI HERE = URI.create("https://service.example");

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc service;

	private final NhsNumber person = People.nhsNumber();

	private SmartServer record;

	private LaunchKeys keys;

	private MockMvc door;

	private MockHttpSession browser = new MockHttpSession();

	@BeforeEach
	void aRecordSystemOnTheList() throws Exception {
		ECKey key = new ECKeyGenerator(Curve.P_384).keyID("ours-1").generate();
		ECKey next = new ECKeyGenerator(Curve.P_384).keyID("ours-2").generate();
		MockEnvironment environment = new MockEnvironment().withProperty("k1", key.toJSONString())
			.withProperty("k2", next.toJSONString());
		this.keys = new LaunchKeys(new LaunchProperties(List.of("k1", "k2"), List.of()), environment);
		this.record = new SmartServer(JWKSet.parse(new KeySetPage(this.keys).keys()));
		this.record.hold("PractitionerRole/role-1", """
				{"resourceType":"PractitionerRole","id":"role-1","active":true,
				 "practitioner":{"display":"Dr Ada Launch"},"organization":{"reference":"Organization/o1"}}""");
		hold("Organization/o1", "o1", "Z90001");
		hold("Organization/o2", "o2", "Z90002");
		this.record.hold("Patient/p1", patient("p1", "o1", this.person));
		this.door = door(Set.of("Z90001"));
	}

	@AfterEach
	void stop() {
		this.record.close();
	}

	@Test
	void endsSignedInOnTheSamePageAsAfterASignIn() throws Exception {
		String next = location(call(back(begin("p1"))));
		assertThat(next).startsWith("/prescribe/arrivals/");

		String page = this.service
			.perform(MockMvcRequestBuilders.get(next).session(this.browser).accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains("Enter the patient by hand", this.person.value(), "Dr Ada Launch");
	}

	@Test
	void asksForACodeAsSmartSays() throws Exception {
		Map<String, String> asked = SmartServer.parameters(begin("p1").getRawQuery());

		assertThat(asked).containsEntry("response_type", "code")
			.containsEntry("code_challenge_method", "S256")
			.containsEntry("aud", this.record.iss())
			.containsEntry("redirect_uri", HERE + "/launch/callback")
			.containsEntry("scope", LaunchController.SCOPE);
		assertThat(asked.get("state")).hasSizeGreaterThanOrEqualTo(43)
			.isNotEqualTo(SmartServer.parameters(begin("p1").getRawQuery()).get("state"));
	}

	@Test
	void aRecordSystemThatIsNotOnTheListGetsNowhere() throws Exception {
		refused(get("/launch?iss=https://elsewhere.example/fhir&launch=x"), 403, "may not open this page");
		refused(get("/launch?iss=" + this.record.iss() + "/&launch=x"), 403, "may not open this page");
	}

	@Test
	void aPracticeThatIsNotOnItsListIsNotSignedIn() throws Exception {
		this.door = door(Set.of("Z90002"));

		refused(call(back(begin("p1"))), 403, "may not open this page");
	}

	@Test
	void aLaunchThatWasUsedIsRefused() throws Exception {
		String launch = this.record.begin("p1");
		call(back(sent(launch)));

		refused(call(back(sent(launch))), 410, "Opening took too long");
	}

	@Test
	void anAnswerIsTakenOnce() throws Exception {
		URI back = back(begin("p1"));
		call(back);

		refused(call(back), 400, "has been used");
	}

	@Test
	void anAnswerToALaunchOfAnotherBrowserIsRefused() throws Exception {
		URI back = back(begin("p1"));
		this.browser = new MockHttpSession();

		refused(call(back), 400, "belongs to another window");
		refused(get("/launch/callback?state=guessed&code=x"), 400, "belongs to another window");
	}

	@Test
	void aCodeThatEndedIsAPageToTryAgain() throws Exception {
		URI back = back(begin("p1"));
		this.record.forgetCodes();

		refused(call(back), 410, "Opening took too long");
	}

	@Test
	void aPatientOfAnotherPracticeIsNotOpened() throws Exception {
		this.record.hold("Patient/p2", patient("p2", "o2", this.person));

		refused(call(back(begin("p2"))), 404, "not one of your practice");
		assertThat(this.browser.getAttribute("SPRING_SECURITY_CONTEXT")).isNull();
	}

	@Test
	void aPatientWithoutANumberOrADateIsNotOpened() throws Exception {
		this.record.hold("Patient/p1", patient("p1", "o1", this.person).replace("fhir.nhs.uk", "fhir.example"));
		refused(call(back(begin("p1"))), 422, "no NHS number");

		this.record.hold("Patient/p1", patient("p1", "o1", this.person).replace("1985-05-17", "1985-05"));
		refused(call(back(begin("p1"))), 422, "no full date of birth");
	}

	@Test
	void anIdentityThatIsForgedOrOfAnotherLaunchIsRefused() throws Exception {
		this.record.forges = true;
		refused(call(back(begin("p1"))), 403, "did not let this page in");

		this.record.forges = false;
		this.record.nonce = "of-another-launch";
		refused(call(back(begin("p1"))), 403, "did not let this page in");
	}

	@Test
	void onlySomebodyWithARoleAtAPracticeIsSignedIn() throws Exception {
		this.record.fhirUser = this.record.iss() + "/Patient/p1";
		refused(call(back(begin("p1"))), 403, "did not let this page in");

		this.record.fhirUser = "https://elsewhere.example/fhir/PractitionerRole/role-1";
		refused(call(back(begin("p1"))), 403, "did not let this page in");
	}

	@Test
	void aReceptionistIsNotSignedIn() throws Exception {
		workAs("R8009");
		refused(call(back(begin("p1"))), 403, "not a clinical one");
		assertThat(this.browser.getAttribute("SPRING_SECURITY_CONTEXT")).isNull();

		workAs("R8001");
		assertThat(location(call(back(begin("p1"))))).startsWith("/prescribe/arrivals/");
	}

	@Test
	void aRecordSystemThatIsDownIsAPage() throws Exception {
		String launch = this.record.begin("p1");
		this.record.close();

		refused(get("/launch?iss=" + this.record.iss() + "&launch=" + launch), 503, "does not answer");
	}

	@Test
	void theKeySetShowsPublicKeysToEverybody() throws Exception {
		String shown = this.service.perform(MockMvcRequestBuilders.get("/.well-known/jwks.json"))
			.andReturn()
			.getResponse()
			.getContentAsString();

		assertThat(JWKSet.parse(shown).getKeys()).isEmpty();
		assertThat(new KeySetPage(this.keys).keys()).contains("ours-1", "ours-2").doesNotContain("\"d\"");
	}

	@Test
	void doesNotStartWithoutAKeyThatCanSign() {
		LaunchProperties.Server server = server(Set.of("Z90001"));
		assertThatIllegalArgumentException().isThrownBy(() -> new LaunchProperties(List.of(), List.of(server)));
		assertThatIllegalStateException().isThrownBy(
				() -> new LaunchKeys(new LaunchProperties(List.of("absent"), List.of(server)), new MockEnvironment()))
			.withMessageContaining("absent");
	}

	private MockMvc door(Set<String> practices) {
		ConsultationProperties here = new ConsultationProperties(HERE, "England", java.time.Duration.ofDays(14),
				List.of());
		SmartServers servers = new SmartServers(this.keys, this.context.getBean(JsonMapper.class));
		LaunchController controller = new LaunchController(
				new LaunchProperties(List.of("k1"), List.of(server(practices))), here, servers, new IdentityTokens(),
				new LaunchContext(servers), new SignedInByLaunch(), this.context.getBean(Arrivals.class));
		return MockMvcBuilders.standaloneSetup(controller).build();
	}

	private LaunchProperties.Server server(Set<String> practices) {
		return new LaunchProperties.Server(URI.create(this.record.iss()), SmartServer.CLIENT, practices);
	}

	/** Where the browser is sent when the patient is opened from the record. */
	private URI begin(String patient) throws Exception {
		return sent(this.record.begin(patient));
	}

	private URI sent(String launch) throws Exception {
		return URI.create(location(get("/launch?iss=" + this.record.iss() + "&launch=" + launch)));
	}

	private URI back(URI authorize) {
		return this.record.authorize(authorize);
	}

	private MvcResult call(URI address) throws Exception {
		return get(address.getRawPath() + "?" + address.getRawQuery());
	}

	private MvcResult get(String address) throws Exception {
		return this.door.perform(MockMvcRequestBuilders.get(URI.create(address)).session(this.browser)).andReturn();
	}

	private static String location(MvcResult result) {
		assertThat(result.getResponse().getStatus()).isEqualTo(302);
		return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
	}

	private void refused(MvcResult result, int status, String words) {
		assertThat(result.getResponse().getStatus()).isEqualTo(status);
		var page = Objects.requireNonNull(result.getModelAndView());
		assertThat(page.getViewName()).isEqualTo("consultation/launch-refused");
		assertThat(this.context.getMessage("consultation.launch." + page.getModel().get("fault"), null,
				java.util.Locale.UK))
			.contains(words);
	}

	private void workAs(String code) {
		this.record.hold("PractitionerRole/role-1", """
				{"resourceType":"PractitionerRole","id":"role-1","organization":{"reference":"Organization/o1"},"code":
				 [{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName","code":"%s"}]}]}"""
			.formatted(code));
	}

	private void hold(String reference, String id, String ods) {
		this.record.hold(reference, """
				{"resourceType":"Organization","id":"%s","identifier":[{"system":
				 "https://fhir.nhs.uk/Id/ods-organization-code","value":"%s"}]}""".formatted(id, ods));
	}

	private static String patient(String id, String organisation, NhsNumber number) {
		return """
				{"resourceType":"Patient","id":"%s","birthDate":"1985-05-17",
				 "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
				 "managingOrganization":{"reference":"Organization/%s"}}""".formatted(id, number.value(), organisation);
	}

}
