package org.peerprescribing.carerecord;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.WallTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Tokens for the record systems. One that was asked for is used until shortly before its
 * end, or until the record system refuses it. Where none is to be had the call goes
 * without: the record system's refusal is then the answer, and it is tried again.
 */
@Component
class RecordTokens {

	private static final Logger log = LoggerFactory.getLogger(RecordTokens.class);

	private static final Duration BEFORE_ITS_END = Duration.ofSeconds(30);

	private final Environment environment;

	private final Clock wall = WallTime.clock();

	private final Map<RecordAccess.SignedClient, OAuth2AccessToken> held = new ConcurrentHashMap<>();

	private final RestClient http;

	RecordTokens(Environment environment, CareRecordSettings settings) {
		this.environment = environment;
		java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder()
			.connectTimeout(settings.connectTimeout())
			.followRedirects(java.net.http.HttpClient.Redirect.NEVER)
			.build();
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
		requests.setReadTimeout(settings.readTimeout());
		this.http = RestClient.builder()
			.requestFactory(requests)
			.configureMessageConverters((converters) -> converters.disableDefaults()
				.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build();
	}

	/** Empty where none is needed, or none is to be had. */
	Optional<String> token(RecordAccess access) {
		return switch (access) {
			case RecordAccess.Open open -> Optional.empty();
			case RecordAccess.Bearer bearer -> Optional.ofNullable(this.environment.getProperty(bearer.property()));
			case RecordAccess.SignedClient client -> held(client).map(OAuth2AccessToken::getTokenValue);
		};
	}

	/** That one was refused: the next is a new one. */
	void refused(RecordAccess access, String token) {
		if (access instanceof RecordAccess.SignedClient client) {
			this.held.computeIfPresent(client, (same, known) -> known.getTokenValue().equals(token) ? null : known);
		}
	}

	private Optional<OAuth2AccessToken> held(RecordAccess.SignedClient client) {
		OAuth2AccessToken known = this.held.get(client);
		if (known != null && isFresh(known)) {
			return Optional.of(known);
		}
		Optional<OAuth2AccessToken> asked = ask(client);
		asked.ifPresent((token) -> this.held.put(client, token));
		return asked;
	}

	private boolean isFresh(OAuth2AccessToken token) {
		Instant expires = token.getExpiresAt();
		return expires != null && this.wall.instant().plus(BEFORE_ITS_END).isBefore(expires);
	}

	private Optional<OAuth2AccessToken> ask(RecordAccess.SignedClient client) {
		JWK key = key(client);
		if (key == null) {
			return Optional.empty();
		}
		NimbusJwtClientAuthenticationParametersConverter<OAuth2ClientCredentialsGrantRequest> proof = new NimbusJwtClientAuthenticationParametersConverter<>(
				(who) -> key);
		RestClientClientCredentialsTokenResponseClient asking = new RestClientClientCredentialsTokenResponseClient();
		asking.setRestClient(this.http);
		asking.addParametersConverter((grant) -> Objects.requireNonNull(proof.convert(grant)));
		try {
			return Optional.of(asking.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration(client)))
				.getAccessToken());
		}
		catch (OAuth2AuthorizationException | IllegalArgumentException ex) {
			// Never the message: it may repeat what was sent.
			log.warn("No token for client {}: {}", client.clientId(), ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	private @Nullable JWK key(RecordAccess.SignedClient client) {
		String json = this.environment.getProperty(client.keyProperty());
		if (json == null) {
			log.warn("The key of client {} is not set: {}", client.clientId(), client.keyProperty());
			return null;
		}
		try {
			return JWK.parse(json);
		}
		catch (ParseException ex) {
			log.warn("The key of client {} is no JWK: {}", client.clientId(), client.keyProperty());
			return null;
		}
	}

	private static ClientRegistration registration(RecordAccess.SignedClient client) {
		return ClientRegistration.withRegistrationId("record-system")
			.clientId(client.clientId())
			.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.tokenUri(client.tokenAddress().toString())
			.scope(client.scope().split(" "))
			.build();
	}

}
