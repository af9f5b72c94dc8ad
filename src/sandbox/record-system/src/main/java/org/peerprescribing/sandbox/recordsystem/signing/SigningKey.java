package org.peerprescribing.sandbox.recordsystem.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;

import org.springframework.stereotype.Component;

/**
 * The P-384 key that signs this record system's calls and identity tokens; made at the
 * first start and kept in the data folder.
 */
@Component
public class SigningKey {

	private final ECKey key;

	public SigningKey(RecordSettings settings) throws IOException, JOSEException, ParseException {
		Path file = settings.data().resolve("signing-key.json");
		this.key = Files.exists(file) ? ECKey.parse(Files.readString(file)) : make(file);
	}

	private static ECKey make(Path file) throws IOException, JOSEException {
		ECKey made = new ECKeyGenerator(Curve.P_384).keyUse(KeyUse.SIGNATURE)
			.algorithm(new Algorithm(JWSAlgorithm.ES384.getName()))
			.keyIDFromThumbprint(true)
			.generate();
		Files.createDirectories(file.getParent());
		// Written aside and moved, so that a kill leaves a whole key or none.
		Path unfinished = Files.createTempFile(file.getParent(), "signing-key", ".part");
		Files.writeString(unfinished, made.toJSONString());
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		return made;
	}

	/** The pair; its key id is the thumbprint. */
	public ECKey key() {
		return this.key;
	}

	/** The public half, as others fetch it. */
	public JWKSet publicKeys() {
		return new JWKSet(this.key.toPublicJWK());
	}

}
