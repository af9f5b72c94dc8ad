package org.peerprescribing.consultation.smart;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The keys with which this service proves who it is to a record system. The service does
 * not start with a key that is missing or cannot sign as SMART asks.
 */
@Component
class LaunchKeys {

	private static final int SHORTEST_RSA = 2048;

	private final List<JWK> keys = new ArrayList<>();

	LaunchKeys(LaunchProperties properties, Environment environment) {
		for (String name : properties.keys()) {
			this.keys.add(key(name, environment.getProperty(name, "")));
		}
	}

	/** The public halves. */
	JWKSet published() {
		return new JWKSet(this.keys).toPublicJWKSet();
	}

	/** Signed with the first key, RS384 or ES384. */
	String sign(JWTClaimsSet claims) {
		JWK key = this.keys.getFirst();
		try {
			boolean rsa = key instanceof RSAKey;
			JWSSigner signer = rsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey());
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(rsa ? JWSAlgorithm.RS384 : JWSAlgorithm.ES384).type(JOSEObjectType.JWT)
						.keyID(key.getKeyID())
						.build(),
					claims);
			token.sign(signer);
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The key " + key.getKeyID() + " cannot sign", ex);
		}
	}

	private static JWK key(String name, String json) {
		try {
			JWK key = JWK.parse(json);
			boolean fits = (key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA)
					|| (key instanceof ECKey curve && Curve.P_384.equals(curve.getCurve()));
			if (fits && key.isPrivate() && key.getKeyID() != null) {
				return key;
			}
		}
		catch (ParseException ex) {
			// as below: what was read must not be repeated
		}
		throw new IllegalStateException("The property " + name + " holds no private key for RS384 or ES384 with a kid");
	}

}
