package org.peerprescribing.directory.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.DirectoryEntry.State;
import org.peerprescribing.directory.PauseReason;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever arrives at a community's door in whatever order, while keys are made, replaced
 * and taken back and time passes: what counts is the last message that a living key
 * signed and that came for the first time, and nothing but fullness changes. The model
 * beside it knows keys, times and what came, and nothing of how they are kept.
 */
@IntegrationTest
class DoorAtRandomIT {

	private static final Logger log = LoggerFactory.getLogger(DoorAtRandomIT.class);

	private static final int SEQUENCES = 60;

	private static final int STEPS = 40;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CommunityDoors doors;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void countsTheLastFreshWordOfTheCommunityAndNothingElse() {
		long first = Long.getLong("seed", System.nanoTime());
		log.info("Seeds {} to {}", first, first + SEQUENCES - 1);
		int taken = 0;
		int refused = 0;
		for (long seed = first; seed < first + SEQUENCES; seed++) {
			Sequence sequence = new Sequence(seed);
			for (int step = 0; step < STEPS; step++) {
				sequence.step();
			}
			taken += sequence.taken;
			refused += sequence.refused;
			this.clock.reset();
		}
		log.info("{} messages taken, {} refused", taken, refused);
		assertThat(taken).isGreaterThan(SEQUENCES * 3);
		assertThat(refused).isGreaterThan(SEQUENCES * 3);
	}

	private record Sent(String key, String word, SignedMessage message) {
	}

	private final class Sequence {

		private final long seed;

		private final Random random;

		private final CommunityId id = DoorScene.listed(DoorAtRandomIT.this.context).community();

		/** When each key ends; far away for the one in use. */
		private final Map<String, Instant> keys = new HashMap<>();

		private @Nullable String current;

		private final List<Sent> sent = new ArrayList<>();

		private final List<String> came = new ArrayList<>();

		private Instant latest = Instant.EPOCH;

		private boolean full;

		private boolean unsafe;

		private boolean suspended;

		private int taken;

		private int refused;

		private Sequence(long seed) {
			this.seed = seed;
			this.random = new Random(seed);
			makeKey();
		}

		private void step() {
			switch (this.random.nextInt(14)) {
				case 0 -> makeKey();
				case 1 -> {
					if (this.random.nextInt(3) == 0) {
						DoorAtRandomIT.this.doors.revokeKeys(this.id, Actors.curator());
						this.keys.clear();
						this.current = null;
					}
				}
				case 2 -> DoorAtRandomIT.this.clock
					.forward(Duration.ofSeconds(1L + this.random.nextInt(this.random.nextBoolean() ? 400 : 600_000)));
				case 3 -> curatorSays(this.random.nextBoolean());
				case 4 -> {
					if (this.random.nextInt(4) == 0) {
						DoorAtRandomIT.this.lifecycle.pauseForSafety(this.id);
						this.unsafe = true;
					}
				}
				case 5 -> {
					if (this.random.nextInt(6) == 0) {
						DoorAtRandomIT.this.lifecycle.suspend(this.id, "Test", Actors.curator());
						this.suspended = true;
					}
				}
				case 6, 7 -> replay();
				default -> send();
			}
			check();
		}

		private void makeKey() {
			Instant now = now();
			String key = DoorAtRandomIT.this.doors.makeKey(this.id, Actors.curator());
			String former = this.current;
			this.keys.keySet().removeIf((old) -> !old.equals(former));
			if (former != null) {
				this.keys.put(former, now.plus(Duration.ofDays(7)));
			}
			this.keys.put(key, Instant.MAX);
			this.current = key;
		}

		private void send() {
			String word = this.random.nextBoolean() ? DoorScene.FULL : DoorScene.OPEN;
			List<String> living = List.copyOf(this.keys.keySet());
			String key = (living.isEmpty() || this.random.nextInt(8) == 0) ? "f".repeat(64)
					: living.get(this.random.nextInt(living.size()));
			int off = (this.random.nextInt(4) == 0) ? this.random.nextInt(1000) - 500 : 0;
			this.sent.add(new Sent(key, word, DoorScene.signed(key, now().plusSeconds(off), word)));
			arrive(this.sent.getLast());
		}

		private void replay() {
			if (!this.sent.isEmpty()) {
				arrive(this.sent.get(this.random.nextInt(this.sent.size())));
			}
		}

		private void arrive(Sent what) {
			boolean expected = this.keys.getOrDefault(what.key(), Instant.MIN).isAfter(now())
					&& Duration.between(what.message().signedAt(), now()).abs().compareTo(Duration.ofMinutes(5)) <= 0
					&& !what.message().signedAt().isBefore(this.latest)
					&& !this.came.contains(what.message().signature());
			boolean heard = hear(what.message());
			assertThat(heard).as(toString()).isEqualTo(expected);
			if (heard) {
				this.taken++;
				this.came.add(what.message().signature());
				this.latest = what.message().signedAt();
				this.full = what.word().equals(DoorScene.FULL);
			}
			else {
				this.refused++;
			}
		}

		private boolean hear(SignedMessage message) {
			try {
				DoorAtRandomIT.this.doors.hear(this.id.value(), message);
				return true;
			}
			catch (ProblemException ex) {
				return false;
			}
		}

		private void curatorSays(boolean isFull) {
			if (isFull) {
				DoorAtRandomIT.this.lifecycle.markFull(this.id, Actors.curator());
			}
			else {
				DoorAtRandomIT.this.lifecycle.markOpen(this.id, Actors.curator());
			}
			this.full = isFull;
		}

		private void check() {
			var entry = DoorAtRandomIT.this.directory.entry(this.id).orElseThrow();
			assertThat(entry.pausedFor().contains(PauseReason.CAPACITY)).as(toString()).isEqualTo(this.full);
			assertThat(entry.pausedFor().contains(PauseReason.SAFETY)).as(toString()).isEqualTo(this.unsafe);
			assertThat(entry.state() == State.SUSPENDED).as(toString()).isEqualTo(this.suspended);
			boolean lapsed = entry.state() == State.LAPSED;
			assertThat(DoorAtRandomIT.this.directory.snapshot().find(this.id).isPresent()).as(toString())
				.isEqualTo(!this.full && !this.unsafe && !this.suspended && !lapsed);
		}

		/** Whole seconds and some, as clocks have it. */
		private Instant now() {
			return DoorAtRandomIT.this.clock.instant();
		}

		@Override
		public String toString() {
			return "seed " + this.seed + ", " + this.sent.size() + " sent";
		}

	}

}
