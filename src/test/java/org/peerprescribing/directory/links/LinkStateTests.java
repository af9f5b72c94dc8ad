package org.peerprescribing.directory.links;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkStateTests {

	private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

	@ParameterizedTest
	@EnumSource(Cause.class)
	void onlyWhatFailsHidesAndOnlyRepeatedlyOverTime(Cause cause) {
		LinkState twice = LinkState.NEW.after(Finding.of(cause), START).after(Finding.of(cause), hours(47));
		LinkState thrice = twice.after(Finding.of(cause), hours(48));

		assertThat(twice.hidden()).isFalse();
		assertThat(thrice.hidden()).isEqualTo(cause.outcome().fails());
		assertThat(thrice.since()).isEqualTo(START);
	}

	@Test
	void manyFailuresInAShortTimeHideNothing() {
		LinkState state = LinkState.NEW;
		for (int i = 0; i < 100; i++) {
			state = state.after(Finding.of(Cause.TIMEOUT), hours(0).plusSeconds(i * 60L));
		}

		assertThat(state.failures()).isEqualTo(100);
		assertThat(state.hidden()).isFalse();
	}

	@Test
	void twoFailuresFarApartHideNothing() {
		LinkState state = LinkState.NEW.after(Finding.of(Cause.NOT_FOUND), START)
			.after(Finding.of(Cause.NOT_FOUND), hours(1000));

		assertThat(state.hidden()).isFalse();
	}

	@Test
	void aHiddenOneComesBackOnlyByAGoodCheck() {
		LinkState hidden = new LinkState(Cause.NOT_FOUND, null, START, 3, START, true);

		assertThat(hidden.after(new Finding(Cause.OTHER_HOST, "other.example"), hours(50)).hidden()).isTrue();
		assertThat(hidden.after(Finding.of(Cause.ROBOTS), hours(50)).hidden()).isTrue();
		assertThat(hidden.after(Finding.of(Cause.ANSWERS), hours(50)).hidden()).isFalse();
	}

	@Test
	void aMoveAsksAPersonOnceForEachHost() {
		LinkState one = LinkState.NEW.after(new Finding(Cause.OTHER_HOST, "one.example"), START);
		LinkState again = one.after(new Finding(Cause.OTHER_HOST, "one.example"), hours(24));
		LinkState two = again.after(new Finding(Cause.OTHER_HOST, "two.example"), hours(48));

		assertThat(one.asksPersonAfter(LinkState.NEW)).isTrue();
		assertThat(again.asksPersonAfter(one)).isFalse();
		assertThat(two.asksPersonAfter(again)).isTrue();
		assertThat(two.hidden()).isFalse();
	}

	@Test
	void anUnreadableRobotsFileIsWaitedForAWeek() {
		LinkState waiting = LinkState.NEW.after(Finding.of(Cause.ROBOTS_UNREADABLE), START);

		assertThat(waiting.waitedForRobots(hours(167))).isFalse();
		assertThat(waiting.waitedForRobots(hours(168))).isTrue();
		assertThat(waiting.after(Finding.of(Cause.ANSWERS), hours(168)).waitedForRobots(hours(400))).isFalse();
	}

	/** Against the rule as one would say it, over the whole history. */
	@Test
	void whateverHappensItIsHiddenExactlyWhenTheRuleSays() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int run = 0; run < 2000; run++) {
			LinkState state = LinkState.NEW;
			List<Instant> failedInARow = new ArrayList<>();
			boolean hidden = false;
			Instant at = START;
			for (int check = 0; check < 20; check++) {
				Cause cause = (random.nextInt(4) > 0) ? Cause.values()[random.nextInt(Cause.values().length)]
						: Cause.SERVER_ERROR;
				at = at.plus(Duration.ofHours(1 + random.nextInt(30)));
				state = state.after(new Finding(cause, (cause == Cause.OTHER_HOST) ? "x.example" : null), at);
				switch (cause.outcome()) {
					case FINE -> {
						failedInARow.clear();
						hidden = false;
					}
					case MOVED -> failedInARow.clear();
					case REFUSED -> {
					}
					default -> failedInARow.add(at);
				}
				hidden |= failedInARow.size() >= 3
						&& !failedInARow.getFirst().plus(Duration.ofDays(2)).isAfter(failedInARow.getLast());
				assertThat(state.hidden()).as("seed %d, run %d, check %d", seed, run, check).isEqualTo(hidden);
				assertThat(state.failures()).isEqualTo(failedInARow.size());
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1,0,false", "1,1,true", "2,1,true", "3,1,false", "3,2,true", "10,5,false", "10,6,true", "40,20,false",
			"40,21,true" })
	void aRoundIsVoidWhereMoreThanHalfAreSilent(int hosts, int silent, boolean isVoid) {
		assertThat(new RoundVerdict(hosts, silent).isVoid()).isEqualTo(isVoid);
	}

	private static Instant hours(int hours) {
		return START.plus(Duration.ofHours(hours));
	}

}
