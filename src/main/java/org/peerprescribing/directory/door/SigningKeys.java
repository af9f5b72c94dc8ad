package org.peerprescribing.directory.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;

import org.springframework.stereotype.Component;

/**
 * The keys with which communities sign. Each is made from the site's own key, the
 * community and a random id, so that whoever reads the database alone can sign nothing.
 */
@Component
class SigningKeys {

	private static final String ALGORITHM = "HmacSHA256";

	/** Compared with where there is no key, so that it takes as long. */
	private static final String NOBODYS = "0".repeat(64);

	private final byte @Nullable [] site;

	SigningKeys(DoorSettings settings) {
		this.site = settings.door().bytes();
	}

	/** Whether this site lets communities sign at all. */
	boolean areOffered() {
		return this.site != null;
	}

	/** 64 hexadecimal characters, which are the key as they stand. */
	String secret(CommunityId community, UUID key) {
		if (this.site == null) {
			throw new IllegalStateException("The site has no key");
		}
		return hmac(this.site, bytes("community-door\n" + community.value() + "\n" + key));
	}

	/**
	 * What the holder of a key puts beside a message: HMAC-SHA-256 over the time, a full
	 * stop and the body, byte for byte, in lower-case hexadecimal.
	 */
	static String sign(String secret, String timestamp, byte[] body) {
		byte[] time = bytes(timestamp + ".");
		byte[] signed = new byte[time.length + body.length];
		System.arraycopy(time, 0, signed, 0, time.length);
		System.arraycopy(body, 0, signed, time.length, body.length);
		return hmac(bytes(secret), signed);
	}

	/** Whether the message was signed with one of these keys. */
	boolean holds(SignedMessage message, CommunityId community, List<UUID> keys) {
		boolean holds = false;
		List<String> secrets = (this.site != null) ? keys.stream().map((key) -> secret(community, key)).toList()
				: List.of();
		for (String secret : secrets.isEmpty() ? List.of(NOBODYS) : secrets) {
			String right = sign(secret, message.timestamp(), message.body());
			holds |= MessageDigest.isEqual(bytes(right), bytes(message.signature()));
		}
		return holds && !secrets.isEmpty();
	}

	private static String hmac(byte[] key, byte[] text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return HexFormat.of().formatHex(mac.doFinal(text));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
