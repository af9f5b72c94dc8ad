package org.peerprescribing.referral;

/**
 * A fresh code that a patient may give to the community, which can use it once; only
 * hashes of it are kept. Hides itself in text.
 *
 * @param text 16 characters of Crockford base32 in groups of four
 */
public record CommunityCode(String text) {

	@Override
	public String toString() {
		return "CommunityCode[hidden]";
	}

}
