package org.peerprescribing.identity;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The realm file keeps every rule of sign-in, whoever edits it. */
class RealmTests {

	private static final String REALM = "keycloak/peer-prescribing-realm.json";

	private static final List<String> SANDBOX = List.of("keycloak/sandbox-people.json",
			"keycloak/clients-to-refuse.json");

	private static final JsonNode realm = read(REALM);

	@Test
	void hasExactlyTheRolesOfTheCodeAndTheMarkOfTheSecondFactor() {
		List<String> ours = new ArrayList<>(Arrays.stream(Role.values()).map(Role::claim).toList());
		ours.add("second-factor");

		assertThat(strings(realm.path("roles").path("realm"), "name")).containsExactlyInAnyOrderElementsOf(ours);
	}

	@Test
	void guessingPasswordsIsSlowedDown() {
		assertThat(realm.path("bruteForceProtected").booleanValue()).isTrue();
		assertThat(realm.path("failureFactor").intValue()).isBetween(1, 10);
		assertThat(realm.path("passwordPolicy").asString("")).contains("length(12)");
		assertThat(realm.path("registrationAllowed").booleanValue()).isFalse();
		assertThat(realm.path("rememberMe").booleanValue()).isFalse();
		assertThat(realm.path("sslRequired").asString("")).isEqualTo("external");
	}

	@Test
	void tokensAndSessionsAreShort() {
		assertThat(realm.path("accessTokenLifespan").intValue()).isBetween(1, 300);
		assertThat(realm.path("ssoSessionIdleTimeout").intValue()).isBetween(1, 1800);
		assertThat(realm.path("revokeRefreshToken").booleanValue()).isTrue();
		assertThat(realm.path("refreshTokenMaxReuse").intValue()).isZero();
	}

	@Test
	void eventsAreSaved() {
		assertThat(realm.path("eventsEnabled").booleanValue()).isTrue();
		assertThat(realm.path("adminEventsEnabled").booleanValue()).isTrue();
		assertThat(realm.path("eventsExpiration").intValue()).isGreaterThanOrEqualTo(30 * 24 * 3600);
	}

	@Test
	void holdsNoPersonAndNoSecret() {
		assertThat(realm.has("users")).isFalse();
		for (JsonNode client : realm.path("clients")) {
			assertThat(client.path("secret").asString("${}")).startsWith("${").endsWith("}");
		}
	}

	@Test
	void thePagesUseTheCodeFlowWithAProofKeyAndExactAddresses() {
		JsonNode pages = client("peer-prescribing-pages");

		assertThat(pages.path("publicClient").booleanValue()).isFalse();
		assertThat(pages.path("standardFlowEnabled").booleanValue()).isTrue();
		assertThat(pages.path("serviceAccountsEnabled").booleanValue()).isFalse();
		assertThat(pages.path("attributes").path("pkce.code.challenge.method").asString("")).isEqualTo("S256");
		assertThat(pages.path("redirectUris")).extracting((uri) -> uri.asString(""))
			.containsExactly("${PEER_PRESCRIBING_ADDRESS}/login/oauth2/code/keycloak");
		assertThat(pages.path("attributes").path("post.logout.redirect.uris").asString(""))
			.isEqualTo("${PEER_PRESCRIBING_ADDRESS}/");
		assertThat(pages.path("attributes").path("backchannel.logout.url").asString(""))
			.isEqualTo("${PEER_PRESCRIBING_ADDRESS}/logout/connect/back-channel/keycloak");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void noClientTakesPasswordsOrOpensToOtherOrigins(JsonNode client) {
		assertThat(client.path("directAccessGrantsEnabled").booleanValue()).isFalse();
		assertThat(client.path("implicitFlowEnabled").booleanValue()).isFalse();
		assertThat(client.path("webOrigins")).isEmpty();
		assertThat(client.path("redirectUris")).noneMatch((uri) -> uri.asString("").contains("*"));
		assertThat(client.path("attributes").path("pkce.code.challenge.method").asString("")).isEqualTo("S256");
	}

	/** Keycloak adds it by itself, open to passwords, unless the file says otherwise. */
	@Test
	void keycloaksOwnPasswordClientIsOff() {
		assertThat(client("admin-cli").path("enabled").booleanValue()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "roles", "organisation", "name" })
	void whoIsActingIsInTheIdTokenAndInTheAccessToken(String mapper) {
		JsonNode config = mapper(mapper);

		assertThat(config.path("id.token.claim").asString("")).isEqualTo("true");
		assertThat(config.path("access.token.claim").asString("")).isEqualTo("true");
	}

	@Test
	void theClaimsAreThoseThatTheCodeReads() {
		assertThat(mapper("roles").path("claim.name").asString("")).isEqualTo("realm_access.roles");
		assertThat(mapper("organisation").path("claim.name").asString("")).isEqualTo("organisation");
		assertThat(mapper("organisation").path("multivalued").asString("")).isEqualTo("true");
	}

	/** An ID token with our audience would pass as an access token. */
	@Test
	void theAudienceIsInTheAccessTokenAlone() {
		JsonNode config = mapper("audience");

		assertThat(config.path("included.custom.audience").asString("")).isEqualTo("peer-prescribing");
		assertThat(config.path("access.token.claim").asString("")).isEqualTo("true");
		assertThat(config.path("id.token.claim").asString("")).isEqualTo("false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "curator", "approver", "practice-admin" })
	void whoDecidesForOthersNeedsASecondFactor(String role) {
		JsonNode found = find(realm.path("roles").path("realm"), "name", role);

		assertThat(found.path("composites").path("realm")).extracting((name) -> name.asString(""))
			.contains("second-factor");
	}

	@Test
	void theSignInAsksForTheCodeOfWhoeverHoldsTheMark() {
		JsonNode flow = find(realm.path("authenticationFlows"), "alias", "second factor by role")
			.path("authenticationExecutions");

		assertThat(realm.path("browserFlow").asString("")).isEqualTo("staff sign-in");
		assertThat(strings(flow, "authenticator")).containsExactly("conditional-user-role", "auth-otp-form");
		assertThat(strings(flow, "requirement")).containsOnly("REQUIRED");
		assertThat(realm.path("authenticatorConfig").path(0).path("config").path("condUserRole").asString(""))
			.isEqualTo("second-factor");
	}

	@Test
	void onlyAnAdministratorSetsTheOrganisationOfAPerson() {
		String profile = realm.path("components")
			.path("org.keycloak.userprofile.UserProfileProvider")
			.path(0)
			.path("config")
			.path("kc.user.profile.config")
			.path(0)
			.asString("");
		JsonNode organisation = find(JsonMapper.shared().readTree(profile).path("attributes"), "name", "organisation");

		assertThat(organisation.path("multivalued").booleanValue()).isTrue();
		assertThat(organisation.path("permissions").path("edit")).extracting((who) -> who.asString(""))
			.containsExactly("admin");
	}

	static Stream<JsonNode> clients() {
		return Stream.concat(Stream.of(REALM), SANDBOX.stream())
			.flatMap((file) -> read(file).path("clients").valueStream());
	}

	private static JsonNode client(String id) {
		return find(realm.path("clients"), "clientId", id);
	}

	private static JsonNode mapper(String name) {
		return find(client("peer-prescribing-pages").path("protocolMappers"), "name", name).path("config");
	}

	private static JsonNode find(JsonNode list, String key, String value) {
		return list.valueStream()
			.filter((node) -> value.equals(node.path(key).asString("")))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No " + value));
	}

	private static List<String> strings(JsonNode list, String key) {
		return list.valueStream().map((node) -> node.path(key).asString("")).toList();
	}

	private static JsonNode read(String resource) {
		try (InputStream in = Objects.requireNonNull(RealmTests.class.getClassLoader().getResourceAsStream(resource))) {
			return JsonMapper.shared().readTree(in.readAllBytes());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
