package org.peerprescribing.identity.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.sandbox.OneTimeCode;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.sandbox.SandboxOptions;
import org.peerprescribing.sandbox.SandboxPerson;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.TestClockConfiguration;
import org.peerprescribing.support.TestProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Sign-in and tokens with the real Keycloak and the realm file of this repository. */
@SpringBootTest(classes = PeerPrescribingApplication.class)
@AutoConfigureMockMvc
@Import(TestClockConfiguration.class)
@ContextConfiguration(initializers = { TestProperties.class, KeycloakIT.RealIssuer.class })
class KeycloakIT {

	private static final SandboxOptions OPTIONS = SandboxForTests.identityProvider().options();

	private static final String SOME_PATIENT = "/fhir/Patient/" + UUID.randomUUID();

	@Autowired
	private MockMvc mvc;

	@Test
	void aRecordSystemsTokenIsAccepted() throws Exception {
		String token = tokenOf("record-system-sandbox", "sandbox-only-record-system");

		assertThat(statusWith(token)).isNotIn(401, 500);
	}

	@Test
	void noTokenIsRefused() throws Exception {
		assertThat(this.mvc.perform(get(SOME_PATIENT)).andReturn().getResponse().getStatus()).isEqualTo(401);
	}

	@Test
	void aTokenForAnotherAudienceIsRefused() throws Exception {
		assertThat(statusWith(tokenOf("another-audience", "for-tests-only"))).isEqualTo(401);
	}

	@Test
	void anExpiredTokenIsRefused() throws Exception {
		assertThat(statusWith(tokenOf("long-expired", "for-tests-only"))).isEqualTo(401);
	}

	@Test
	void aTokenChangedAfterSigningIsRefused() throws Exception {
		String[] parts = tokenOf("record-system-sandbox", "sandbox-only-record-system").split("\\.");
		String body = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
		String changed = encoded(body.replace("Z90001", "Z90002"));

		assertThat(statusWith(parts[0] + "." + changed + "." + parts[2])).isEqualTo(401);
	}

	@Test
	void aTokenWithoutASignatureIsRefused() throws Exception {
		String[] parts = tokenOf("record-system-sandbox", "sandbox-only-record-system").split("\\.");

		assertThat(statusWith(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".")).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30." })
	void aGarbledTokenIsRefused(String garbled) throws Exception {
		assertThat(statusWith(garbled)).isEqualTo(401);
	}

	@Test
	void aPasswordBuysNoToken() throws Exception {
		HttpResponse<String> answer = ask(
				Map.of("grant_type", "password", "client_id", "peer-prescribing-pages", "client_secret",
						"sandbox-only-pages", "username", "gp.willow", "password", person("gp.willow").password()));

		assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
	}

	@Test
	void aClinicianSignsInAtThePagesAndOutAgain() throws Exception {
		MockHttpSession session = new MockHttpSession();

		Actor actor = signIn("gp.willow", session);

		assertThat(actor.name()).isEqualTo(person("gp.willow").name());
		assertThat(actor.organisation()).isEqualTo(new OdsCode("Z90001"));
		assertThat(actor.roles()).isEqualTo(Set.of(Role.CLINICIAN));
		String out = Objects.requireNonNull(this.mvc.perform(post(address("/logout")).session(session).with(csrf()))
			.andReturn()
			.getResponse()
			.getRedirectedUrl());
		assertThat(out).startsWith(OPTIONS.issuer() + "/protocol/openid-connect/logout").contains("id_token_hint=");
		assertThat(new SignInForm(URI.create(out)).location()).isEqualTo(address("/"));
	}

	@Test
	void aCuratorNeedsAOneTimeCodeBesidesThePassword() throws Exception {
		SandboxPerson curator = person("curator");
		MockHttpSession session = new MockHttpSession();

		SignInForm form = new SignInForm(atKeycloak(session)).submit("kc-form-login",
				Map.of("username", curator.username(), "password", curator.password()));

		assertThat(form.shows("kc-otp-login-form")).isTrue();
		String code = OneTimeCode.of(Objects.requireNonNull(curator.secret()), Instant.now());
		arrive(form.submit("kc-otp-login-form", Map.of("otp", code)).location(), session);
		assertThat(actorOf(session).roles()).isEqualTo(Set.of(Role.CURATOR));
	}

	/** The audience is what tells the two apart. */
	@Test
	void anIdTokenIsNoAccessToken() throws Exception {
		MockHttpSession session = new MockHttpSession();
		signIn("gp.harbour", session);

		assertThat(statusWith(idToken(session))).isEqualTo(401);
	}

	private Actor signIn(String username, MockHttpSession session) throws Exception {
		SandboxPerson person = person(username);
		SignInForm form = new SignInForm(atKeycloak(session)).submit("kc-form-login",
				Map.of("username", person.username(), "password", person.password()));
		arrive(form.location(), session);
		return actorOf(session);
	}

	/** The service's own first steps, up to the identity provider's page. */
	private URI atKeycloak(MockHttpSession session) throws Exception {
		MockHttpServletResponse first = this.mvc
			.perform(get(address("/worklist")).session(session).header("Accept", "text/html"))
			.andReturn()
			.getResponse();
		assertThat(first.getRedirectedUrl()).endsWith("/oauth2/authorization/keycloak");
		String second = this.mvc.perform(get(address("/oauth2/authorization/keycloak")).session(session))
			.andReturn()
			.getResponse()
			.getRedirectedUrl();
		return URI.create(Objects.requireNonNull(second));
	}

	private void arrive(URI back, MockHttpSession session) throws Exception {
		MockHttpServletResponse answer = this.mvc.perform(get(back).session(session)).andReturn().getResponse();
		assertThat(answer.getRedirectedUrl()).contains("/worklist");
	}

	private static Actor actorOf(MockHttpSession session) {
		return ActorFromToken.read(context(session).getAuthentication()).orElseThrow();
	}

	private static String idToken(MockHttpSession session) {
		var user = (org.springframework.security.oauth2.core.oidc.user.OidcUser) Objects
			.requireNonNull(Objects.requireNonNull(context(session).getAuthentication()).getPrincipal());
		return user.getIdToken().getTokenValue();
	}

	private static SecurityContext context(MockHttpSession session) {
		return (SecurityContext) Objects
			.requireNonNull(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY));
	}

	private static URI address(String path) {
		return URI.create("http://localhost:" + OPTIONS.servicePort() + path);
	}

	private static SandboxPerson person(String username) {
		return SandboxPerson.all()
			.stream()
			.filter((person) -> person.username().equals(username))
			.findFirst()
			.orElseThrow();
	}

	private int statusWith(String token) throws Exception {
		return this.mvc.perform(get(SOME_PATIENT).header("Authorization", "Bearer " + token))
			.andReturn()
			.getResponse()
			.getStatus();
	}

	private static String tokenOf(String client, String secret) throws IOException, InterruptedException {
		HttpResponse<String> answer = ask(
				Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
		JsonNode body = JsonMapper.shared().readTree(answer.body());
		return body.path("access_token").asString("");
	}

	private static HttpResponse<String> ask(Map<String, String> fields) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(OPTIONS.issuer() + "/protocol/openid-connect/token"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(SignInForm.encode(fields)))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String encoded(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The issuer of this run's Keycloak. */
	@Order(0)
	static final class RealIssuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues
				.of("peerprescribing.issuer=" + OPTIONS.issuer(), "peerprescribing.pages-secret=sandbox-only-pages")
				.applyTo(context);
		}

	}

}
