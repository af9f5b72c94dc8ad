package org.peerprescribing.referral;

/**
 * A fresh link for one message; only hashes of it are kept. Hides itself in text.
 *
 * @param token 32 characters of Crockford base32, 160 random bits
 * @param code 8 characters for typing
 */
public record Link(String token, String code) {

	@Override
	public String toString() {
		return "Link[hidden]";
	}

}
