package org.peerprescribing.identity.web;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where staff sign in, and where the tokens of programs come from.
 *
 * @param issuer the realm's address at the identity provider, exactly as in its tokens
 * @param pagesSecret secret of the client {@code peer-prescribing-pages}
 */
@ConfigurationProperties("peerprescribing")
record IdentityProvider(URI issuer, String pagesSecret) {

	/** Where a session at the identity provider is ended. */
	String endSession() {
		return this.issuer + "/protocol/openid-connect/logout";
	}

	/** Without the secret. */
	@Override
	public String toString() {
		return "IdentityProvider[" + this.issuer + "]";
	}

}
