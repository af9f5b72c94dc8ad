package org.peerprescribing.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes (RFC 6238: SHA-1, 30 seconds, six digits). */
public final class OneTimeCode {

	private static final int PERIOD_SECONDS = 30;

	private OneTimeCode() {
	}

	/** Six digits that are valid at that moment. */
	public static String of(String secret, Instant at) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
			byte[] hash = mac
				.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(at.getEpochSecond() / PERIOD_SECONDS).array());
			int offset = hash[hash.length - 1] & 0xf;
			int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
			return "%06d".formatted(number % 1_000_000);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
