package org.peerprescribing.consultation.cds;

import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.consultation.ConsultationProperties.RecordSystem;
import org.peerprescribing.consultation.UsedTokens;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.WallTime;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * Checks the token with which a record system calls a hook (CDS Hooks 2.0.1, Trusting CDS
 * Clients): its issuer and key address are on the allow-list, its audience is exactly the
 * address called, it lives at most five minutes and opens the door once. The keys are
 * fetched from the listed address only, never from one that a token brings along. Times
 * are real times: a token knows nothing of the business clock.
 */
@Component
class ClientTokens {

	private static final String BEARER = "Bearer ";

	private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

	private static final Duration SKEW = Duration.ofSeconds(30);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Map<String, RecordSystem> systems = new HashMap<>();

	private final Map<String, JwtDecoder> decoders = new HashMap<>();

	private final UsedTokens usedTokens;

	private final Clock realTime = WallTime.clock();

	ClientTokens(ConsultationProperties properties, UsedTokens usedTokens) {
		this.usedTokens = usedTokens;
		for (RecordSystem system : properties.recordSystems()) {
			this.systems.put(system.issuer(), system);
			this.decoders.put(system.issuer(), decoder(system));
		}
	}

	/**
	 * The record system, acting for the practice that its token names. Refuses with
	 * {@code sign-in} a token that is none, and with {@code forbidden} a practice for
	 * which this record system does not speak.
	 * @param authorization the {@code Authorization} header
	 * @param address the exact address called
	 */
	Actor check(@Nullable String authorization, URI address) {
		if (authorization == null || !authorization.startsWith(BEARER)) {
			throw new ProblemException(Problem.SIGN_IN);
		}
		String text = authorization.substring(BEARER.length());
		RecordSystem system = listed(text);
		Jwt token = verified(text, system);
		Instant expires = token.getExpiresAt();
		if (expires == null || expires.isAfter(this.realTime.instant().plus(LONGEST_LIFE).plus(SKEW))
				|| !List.of(address.toString()).equals(token.getAudience()) || token.getId() == null
				|| !this.usedTokens.use(system.issuer(), token.getId(), expires.plus(SKEW))) {
			throw new ProblemException(Problem.SIGN_IN);
		}
		return actor(token, system);
	}

	private RecordSystem listed(String text) {
		try {
			SignedJWT claimed = SignedJWT.parse(text);
			JWSHeader header = claimed.getHeader();
			RecordSystem system = this.systems.get(String.valueOf(claimed.getJWTClaimsSet().getIssuer()));
			if (system == null || (header.getJWKURL() != null && !header.getJWKURL().equals(system.jku()))) {
				throw new ProblemException(Problem.SIGN_IN);
			}
			return system;
		}
		catch (ParseException ex) {
			throw new ProblemException(Problem.SIGN_IN);
		}
	}

	private Jwt verified(String text, RecordSystem system) {
		JwtDecoder decoder = this.decoders.get(system.issuer());
		if (decoder == null) {
			throw new ProblemException(Problem.SIGN_IN);
		}
		try {
			return decoder.decode(text);
		}
		catch (JwtException ex) {
			throw new ProblemException(Problem.SIGN_IN);
		}
	}

	private static Actor actor(Jwt token, RecordSystem system) {
		String practice = token.getClaimAsString("organization");
		try {
			OdsCode code = new OdsCode((practice != null) ? practice : "");
			if (!system.speaksFor(code)) {
				throw new ProblemException(Problem.FORBIDDEN);
			}
			return new Actor(system.issuer(), system.issuer(), code, Set.of(Role.RECORD_SYSTEM));
		}
		catch (InvalidValue ex) {
			throw new ProblemException(Problem.FORBIDDEN);
		}
	}

	private static JwtDecoder decoder(RecordSystem system) {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(PATIENCE);
		requests.setReadTimeout(PATIENCE);
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(system.jku().toString())
			.jwsAlgorithms((allowed) -> allowed.addAll(Set.of(SignatureAlgorithm.ES384, SignatureAlgorithm.RS384)))
			.restOperations(new RestTemplate(requests))
			.build();
		decoder.setJwtValidator(new JwtTimestampValidator(SKEW));
		return decoder;
	}

}
