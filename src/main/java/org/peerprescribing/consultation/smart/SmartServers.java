package org.peerprescribing.consultation.smart;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import org.peerprescribing.shared.WallTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Speaks with a record system during a launch: what it says of itself, the token, and the
 * resources in context. Never along a redirect; each call within seconds.
 */
@Component
class SmartServers {

	private static final Duration PATIENCE = Duration.ofSeconds(4);

	/** SMART App Launch 2.2: at most five minutes. */
	private static final Duration ASSERTION_LIFE = Duration.ofMinutes(4);

	private static final int LARGEST = 1_000_000;

	private final RestClient http;

	private final LaunchKeys keys;

	private final JsonMapper json;

	private final Clock wall = WallTime.clock();

	SmartServers(LaunchKeys keys, JsonMapper json) {
		this.keys = keys;
		this.json = json;
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
			.connectTimeout(PATIENCE)
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build());
		requests.setReadTimeout(PATIENCE);
		this.http = RestClient.builder().requestFactory(requests).build();
	}

	/** What it says of itself; unavailable where it offers no launch with S256. */
	Configuration configuration(LaunchProperties.Server server) {
		JsonNode said = read(this.http.get()
			.uri(URI.create(server.iss() + "/.well-known/smart-configuration"))
			.accept(MediaType.APPLICATION_JSON), LaunchFault.UNAVAILABLE);
		boolean provesKeys = said.path("code_challenge_methods_supported")
			.valueStream()
			.anyMatch((method) -> "S256".equals(method.asString("")));
		if (!provesKeys) {
			throw new LaunchRefused(LaunchFault.UNAVAILABLE);
		}
		return new Configuration(said.path("issuer").asString(""), address(said, "authorization_endpoint"),
				address(said, "token_endpoint"), address(said, "jwks_uri"));
	}

	/** The answer of the token endpoint; a code that is used or too old has expired. */
	JsonNode token(Configuration configuration, LaunchProperties.Server server, PendingLaunch launch, String code,
			URI redirect) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("grant_type", "authorization_code");
		form.add("code", code);
		form.add("redirect_uri", redirect.toString());
		form.add("code_verifier", launch.verifier());
		form.add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
		form.add("client_assertion", assertion(server.clientId(), configuration.token()));
		return read(this.http.post()
			.uri(configuration.token())
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.accept(MediaType.APPLICATION_JSON)
			.body(form), LaunchFault.EXPIRED);
	}

	/** A resource of the record system, such as Patient/1, as JSON. */
	JsonNode resource(LaunchProperties.Server server, String reference, String accessToken) {
		if (!reference.matches("[A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64}")) {
			throw new LaunchRefused(LaunchFault.REFUSED);
		}
		JsonNode resource = read(this.http.get()
			.uri(URI.create(server.iss() + "/" + reference))
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken)
			.accept(MediaType.valueOf("application/fhir+json")), LaunchFault.REFUSED);
		String type = reference.substring(0, reference.indexOf('/'));
		if (!type.equals(resource.path("resourceType").asString(""))
				|| !reference.endsWith("/" + resource.path("id").asString(""))) {
			throw new LaunchRefused(LaunchFault.REFUSED);
		}
		return resource;
	}

	private String assertion(String clientId, URI tokenAddress) {
		Instant now = this.wall.instant();
		return this.keys.sign(new JWTClaimsSet.Builder().issuer(clientId)
			.subject(clientId)
			.audience(tokenAddress.toString())
			.jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
			.build());
	}

	private JsonNode read(RestClient.RequestHeadersSpec<?> request, LaunchFault refused) {
		try {
			byte[] body = request.exchange((sent, answer) -> {
				HttpStatusCode status = answer.getStatusCode();
				if (!status.is2xxSuccessful()) {
					throw new LaunchRefused(status.is5xxServerError() ? LaunchFault.UNAVAILABLE : refused);
				}
				return answer.getBody().readNBytes(LARGEST);
			});
			return this.json.readTree(new String(body, StandardCharsets.UTF_8));
		}
		catch (RestClientException ex) {
			throw new LaunchRefused(LaunchFault.UNAVAILABLE);
		}
		catch (JacksonException ex) {
			throw new LaunchRefused(LaunchFault.REFUSED);
		}
	}

	private static URI address(JsonNode said, String name) {
		String address = said.path(name).asString("");
		if (!address.matches("https?://[^\\s\"<>{}|^`]+")) {
			throw new LaunchRefused(LaunchFault.UNAVAILABLE);
		}
		return URI.create(address);
	}

	/**
	 * What a record system says of itself.
	 *
	 * @param issuer of its identity tokens
	 * @param authorize where the browser goes for a code
	 * @param token where a code becomes a token
	 * @param keys its public keys
	 */
	record Configuration(String issuer, URI authorize, URI token, URI keys) {
	}

}
