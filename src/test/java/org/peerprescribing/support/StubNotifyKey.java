package org.peerprescribing.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key to the stub of GOV.UK Notify, and what was signed with it. */
final class StubNotifyKey {

	private static final String HMAC = "HmacSHA256";

	private static final int OLDEST_SECONDS = 30;

	private final String service = UUID.randomUUID().toString();

	private final String secret = UUID.randomUUID().toString();

	/** Name, id of the service, key. */
	String shownOnce() {
		return "peer-prescribing-" + this.service + "-" + this.secret;
	}

	/** HS256 with this key, issued by the service, at most 30 seconds old. */
	boolean hasSigned(String authorization) {
		String[] parts = String.valueOf(authorization).replaceFirst("^Bearer ", "").split("\\.");
		if (parts.length != 3) {
			return false;
		}
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(this.secret.getBytes(StandardCharsets.UTF_8), HMAC));
			byte[] right = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
			JsonNode header = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[0]));
			JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
			return MessageDigest.isEqual(right, Base64.getUrlDecoder().decode(parts[2]))
					&& header.path("alg").asString().equals("HS256")
					&& claims.path("iss").asString().equals(this.service)
					&& Math.abs(Instant.now().getEpochSecond() - claims.path("iat").asLong()) <= OLDEST_SECONDS;
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

}
