package org.peerprescribing.identity.web;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.MovableClock;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A good token is checked once a minute and never after its end; a bad one always. */
class RememberedTokensTests {

	private final MovableClock wall = new MovableClock();

	private final Instant start = this.wall.instant();

	private final AtomicInteger checks = new AtomicInteger();

	private Duration life = Duration.ofMinutes(5);

	private final RememberedTokens tokens = new RememberedTokens(this::check, this.wall);

	@Test
	void theSameTokenIsCheckedOnceAMinute() {
		assertThat(this.tokens.decode("one")).isSameAs(this.tokens.decode("one"));
		assertThat(this.checks).hasValue(1);

		this.wall.forward(RememberedTokens.REMEMBERED);
		this.tokens.decode("one");

		assertThat(this.checks).hasValue(2);
	}

	@Test
	void anotherTokenIsCheckedForItself() {
		this.tokens.decode("one");

		assertThat(this.tokens.decode("another").getTokenValue()).isEqualTo("another");
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void aTokenIsNotRememberedBeyondItsEnd() {
		this.life = Duration.ofSeconds(10);
		this.tokens.decode("short");

		this.wall.forward(this.life);

		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> this.tokens.decode("short"));
	}

	@Test
	void aRefusedTokenIsRefusedEachTime() {
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> this.tokens.decode("bad"));
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> this.tokens.decode("bad"));
		assertThat(this.checks).hasValue(2);
	}

	private Jwt check(String token) {
		this.checks.incrementAndGet();
		if (token.equals("bad") || !this.wall.instant().isBefore(this.start.plus(this.life))) {
			throw new BadJwtException("refused");
		}
		return Jwt.withTokenValue(token)
			.header("alg", "RS256")
			.claim("sub", "s")
			.expiresAt(this.start.plus(this.life))
			.build();
	}

}
