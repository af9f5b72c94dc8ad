package org.peerprescribing.sandbox.recordsystem.smart;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Things that can be fetched once, within five minutes, by an unguessable name (160
 * random bits).
 */
final class OneTimeStore<T> {

	static final Duration LIFE = Duration.ofMinutes(5);

	private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();

	private final SecureRandom random = new SecureRandom();

	private final Clock clock;

	OneTimeStore(Clock clock) {
		this.clock = clock;
	}

	String keep(T thing) {
		Instant now = this.clock.instant();
		this.kept.values().removeIf((old) -> old.until().isBefore(now));
		String name = unguessable();
		this.kept.put(name, new Kept<>(thing, now.plus(LIFE)));
		return name;
	}

	Optional<T> take(@Nullable String name) {
		Kept<T> found = (name != null) ? this.kept.remove(name) : null;
		return Optional.ofNullable(found)
			.filter((entry) -> this.clock.instant().isBefore(entry.until()))
			.map(Kept::thing);
	}

	String unguessable() {
		byte[] bytes = new byte[20];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private record Kept<T>(T thing, Instant until) {
	}

}
