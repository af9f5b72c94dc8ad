package org.peerprescribing.carerecord;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.shared.InvalidValue;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * This service proves who it is with its private key, and keeps a token while it is good.
 */
class RecordTokensTests {

	private final ECKey key = key();

	private final StubTokenServer server = new StubTokenServer(this.key);

	private final MockEnvironment environment = new MockEnvironment()
		.withProperty("record-key", this.key.toJSONString())
		.withProperty("by-hand", "issued-by-hand");

	private final CareRecordSettings settings = new CareRecordSettings(Duration.ofSeconds(2), Duration.ofSeconds(4),
			Duration.ofSeconds(15), 1000, Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofDays(7),
			Duration.ofMinutes(3), 4, Duration.ofSeconds(30), Duration.ofDays(7), List.of());

	private final RecordTokens tokens = new RecordTokens(this.environment, this.settings);

	private final RecordAccess.SignedClient client = client("record-key");

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void aTokenIsAskedForWithASignedProofAndUsedWhileItIsGood() throws Exception {
		assertThat(this.tokens.token(this.client)).contains("token-1");
		assertThat(this.tokens.token(this.client)).contains("token-1");

		assertThat(this.server.proofs()).hasSize(1);
		JWTClaimsSet proof = this.server.proofs().getFirst().getJWTClaimsSet();
		assertThat(proof.getIssuer()).isEqualTo("peer-prescribing");
		assertThat(proof.getSubject()).isEqualTo("peer-prescribing");
		assertThat(proof.getAudience()).containsExactly(this.server.address().toString());
		assertThat(proof.getJWTID()).isNotBlank();
		assertThat(Duration.between(proof.getIssueTime().toInstant(), proof.getExpirationTime().toInstant()))
			.isLessThanOrEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void aTokenThatEndsSoonOrWasRefusedIsReplaced() {
		this.server.givesTokensFor(29);
		assertThat(this.tokens.token(this.client)).contains("token-1");
		this.server.givesTokensFor(300);
		assertThat(this.tokens.token(this.client)).contains("token-2");

		this.tokens.refused(this.client, "token-1");
		assertThat(this.tokens.token(this.client)).as("an older one was refused").contains("token-2");
		this.tokens.refused(this.client, "token-2");
		assertThat(this.tokens.token(this.client)).contains("token-3");
	}

	@Test
	void withoutAKeyOrATokenServerThereIsNone() {
		assertThat(this.tokens.token(client("not-set"))).isEmpty();
		this.environment.setProperty("no-key", "{}");
		assertThat(this.tokens.token(client("no-key"))).isEmpty();
		this.environment.setProperty("other-key", key().toJSONString());
		assertThat(this.tokens.token(client("other-key"))).isEmpty();

		this.server.close();
		assertThat(this.tokens.token(this.client)).isEmpty();
	}

	@Test
	void aTokenIssuedByHandIsReadEachTimeAndNoneIsNeededWhereTheDoorIsOpen() {
		assertThat(this.tokens.token(new RecordAccess.Bearer("by-hand"))).contains("issued-by-hand");
		this.environment.setProperty("by-hand", "another");
		assertThat(this.tokens.token(new RecordAccess.Bearer("by-hand"))).contains("another");
		assertThat(this.tokens.token(new RecordAccess.Open())).isEqualTo(Optional.empty());
	}

	@Test
	void settingsThatContradictThemselvesAreRefused() {
		URI base = URI.create("https://record.example/fhir");
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new CareRecordSettings.Endpoint("Y12345", base,
				null, this.server.address(), null, "record-key", "system/*.cruds", "fhir")
			.access());
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new CareRecordSettings.Endpoint("Y12345", base,
				"by-hand", this.server.address(), "c", "record-key", "system/*.cruds", "fhir")
			.access());
		assertThatExceptionOfType(InvalidValue.class)
			.isThrownBy(() -> new RecordAccess.SignedClient(URI.create("file:///etc/passwd"), "c", "k", "s"));
	}

	private RecordAccess.SignedClient client(String keyProperty) {
		return new RecordAccess.SignedClient(this.server.address(), "peer-prescribing", keyProperty, "system/*.cruds");
	}

	private static ECKey key() {
		try {
			return new ECKeyGenerator(Curve.P_384).keyID("one").algorithm(JWSAlgorithm.ES384).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
