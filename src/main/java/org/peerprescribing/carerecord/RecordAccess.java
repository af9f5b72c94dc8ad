package org.peerprescribing.carerecord;

import java.net.URI;

import org.peerprescribing.shared.InvalidValue;

/**
 * How a record system lets this service in. Secrets are named here, never held: each is
 * looked up under its name at the moment of use, so that a new one needs no restart.
 */
sealed interface RecordAccess {

	/** Whoever reaches it may come in, as inside a practice's own network. */
	record Open() implements RecordAccess {
	}

	/**
	 * A token that somebody issued by hand.
	 *
	 * @param property name of the property or environment variable that holds it
	 */
	record Bearer(String property) implements RecordAccess {
	}

	/**
	 * A client that proves itself with its private key (OAuth 2 client credentials,
	 * {@code private_key_jwt}; SMART App Launch 2.2, Backend Services). Refuses a token
	 * address that is not http or https.
	 *
	 * @param tokenAddress where a token is asked for
	 * @param clientId under which name this service is registered there
	 * @param keyProperty name of the property that holds the private key, a JWK as JSON
	 * with its {@code alg}: RSA for RS384 or P-384 for ES384
	 * @param scope what is asked for
	 */
	record SignedClient(URI tokenAddress, String clientId, String keyProperty, String scope) implements RecordAccess {

		public SignedClient {
			String scheme = tokenAddress.getScheme();
			if (scheme == null || !(scheme.equals("http") || scheme.equals("https")) || tokenAddress.getHost() == null
					|| tokenAddress.getUserInfo() != null || tokenAddress.getFragment() != null) {
				throw new InvalidValue("token-address");
			}
		}

	}

}
