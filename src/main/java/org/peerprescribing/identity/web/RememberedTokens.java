package org.peerprescribing.identity.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a minute that a token was found good, so that a record system which asks
 * ten times in an appointment has its signature checked once. A token that was refused is
 * checked again each time, and none is remembered beyond its own end. Tokens go by the
 * time of the wall.
 */
class RememberedTokens implements JwtDecoder {

	static final Duration REMEMBERED = Duration.ofMinutes(1);

	private static final int MOST = 10_000;

	private final JwtDecoder decoder;

	private final Clock wall;

	/** By digest: nobody finds tokens in the memory of this process. */
	private final Cache<String, Good> good = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(REMEMBERED)
		.build();

	RememberedTokens(JwtDecoder decoder, Clock wall) {
		this.decoder = decoder;
		this.wall = wall;
	}

	@Override
	public Jwt decode(String token) {
		String digest = digest(token);
		Instant now = this.wall.instant();
		Good known = this.good.getIfPresent(digest);
		if (known != null && now.isBefore(known.until())) {
			return known.token();
		}
		Jwt checked = this.decoder.decode(token);
		Instant end = now.plus(REMEMBERED);
		Instant expires = checked.getExpiresAt();
		if (expires != null) {
			this.good.put(digest, new Good(checked, expires.isBefore(end) ? expires : end));
		}
		return checked;
	}

	private static String digest(String token) {
		try {
			byte[] bytes = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Good(Jwt token, Instant until) {
	}

}
