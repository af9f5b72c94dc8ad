package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.statistics.CumulativeIncidence.Share;
import org.peerprescribing.reporting.statistics.TimeToEvent.Ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CumulativeIncidenceTests {

	private static final long SEED = Long.getLong("seed", 20261122L);

	@Test
	void isOneMinusKaplanMeierWhereNothingCompetes() {
		assertSame(KaplanMeierTests.VECTOR);
		Random random = new Random(SEED);
		for (int n = 0; n < 500; n++) {
			assertSame(people(random, new Ending[] { Ending.EVENT, Ending.CENSORED }));
		}
	}

	@Test
	void comesToOneAtMostOverAllEndingsAndNeverFalls() {
		Random random = new Random(SEED);
		for (int n = 0; n < 500; n++) {
			double before = 0;
			for (CumulativeIncidence.Step step : CumulativeIncidence.of(people(random, Ending.values())).steps()) {
				double sum = step.shares().values().stream().mapToDouble(Share::value).sum();
				assertThat(sum).as("seed %s, group %s", SEED, n).isBetween(before - 1e-12, 1 + 1e-9);
				assertThat(step.shares().values()).allMatch((share) -> share.standardError() >= 0);
				before = sum;
			}
		}
	}

	/** Worked by hand: five people, 1/5, then 4/5 of 1/4, then 3/5 of 1/2. */
	@Test
	void takesWhoCameToAnotherEndingOutOfThoseAtRisk() {
		CumulativeIncidence joined = CumulativeIncidence
			.of(List.of(KaplanMeierTests.event(1), new TimeToEvent(2, Ending.DEATH), KaplanMeierTests.lost(3),
					KaplanMeierTests.event(4), new TimeToEvent(5, Ending.OPTED_OUT)));

		assertThat(joined.by(0, Ending.EVENT)).isEqualTo(new Share(0, 0));
		assertThat(joined.by(3, Ending.EVENT).value()).isCloseTo(0.2, within(1e-12));
		assertThat(joined.by(3, Ending.DEATH).value()).isCloseTo(0.2, within(1e-12));
		assertThat(joined.by(98, Ending.EVENT).value()).isCloseTo(0.5, within(1e-12));
		assertThat(joined.by(98, Ending.OPTED_OUT).value()).isCloseTo(0.3, within(1e-12));
		assertThat(joined.by(98, Ending.LEFT_PRACTICE).value()).isZero();
	}

	/** Without censoring the share is a plain proportion, and so is its error. */
	@Test
	void hasTheErrorOfAProportionWhereEverybodyIsFollowed() {
		List<TimeToEvent> all = IntStream.range(0, 40)
			.mapToObj((i) -> new TimeToEvent(i % 13, (i % 3 == 0) ? Ending.DEATH : Ending.EVENT))
			.toList();

		Share by6 = CumulativeIncidence.of(all).by(6, Ending.EVENT);

		double share = all.stream().filter((one) -> one.day() <= 6 && one.ending() == Ending.EVENT).count() / 40.0;
		assertThat(by6.value()).isCloseTo(share, within(1e-12));
		assertThat(by6.standardError()).isCloseTo(Math.sqrt(share * (1 - share) / 40), within(1e-12));
	}

	@Test
	void keepsItsIntervalWithinNoneAndAll() {
		Interval interval = new Share(0.02, 0.05).interval();

		assertThat(interval.low()).isPositive();
		assertThat(interval.high()).isLessThan(1);
		assertThat(interval.contains(0.02)).isTrue();
		assertThat(new Share(0, 0).interval()).isEqualTo(new Interval(0, 0));
		Interval half = new Share(0.4, 0.1817).interval();
		assertThat(half.low()).isCloseTo(Math.pow(0.4, Math.exp(1.959964 * 0.1817 / (0.4 * -Math.log(0.4)))),
				within(1e-9));
	}

	@Test
	void refusesNobodyAndAskingForTheSilent() {
		assertThatIllegalArgumentException().isThrownBy(() -> CumulativeIncidence.of(List.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CumulativeIncidence.of(KaplanMeierTests.VECTOR).by(3, Ending.CENSORED));
	}

	private static void assertSame(List<TimeToEvent> times) {
		CumulativeIncidence incidence = CumulativeIncidence.of(times);
		for (KaplanMeier.Step step : KaplanMeier.of(times).steps()) {
			Share share = incidence.by(step.day(), Ending.EVENT);
			assertThat(share.value()).as("seed %s", SEED).isCloseTo(step.share(), within(1e-9));
			step.standardError()
				.ifPresent((error) -> assertThat(share.standardError()).as("seed %s", SEED)
					.isCloseTo(error, within(1e-6)));
		}
	}

	private static List<TimeToEvent> people(Random random, Ending[] endings) {
		return IntStream.range(0, 1 + random.nextInt(40))
			.mapToObj((i) -> new TimeToEvent(random.nextInt(20), endings[random.nextInt(endings.length)]))
			.toList();
	}

}
