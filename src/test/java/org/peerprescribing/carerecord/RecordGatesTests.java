package org.peerprescribing.carerecord;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One record system that fails or hangs takes nothing from another. */
class RecordGatesTests {

	private static final URI ONE = URI.create("https://one.example/fhir");

	private static final URI OTHER = URI.create("https://other.example/fhir");

	private static final Duration REST = Duration.ofMillis(200);

	private final RecordGates gates = new RecordGates(new CareRecordSettings(Duration.ofSeconds(2),
			Duration.ofSeconds(4), Duration.ofSeconds(15), 1000, Duration.ofSeconds(30), Duration.ofHours(6),
			Duration.ofDays(7), Duration.ofMinutes(3), 2, REST, Duration.ofDays(7), List.of()));

	@Test
	void noMoreTriesAtOnceThanAllowedAndTheNextSoon() {
		try (RecordGates.Visit first = this.gates.visit();
				RecordGates.Visit second = this.gates.visit();
				RecordGates.Visit third = this.gates.visit();
				RecordGates.Visit elsewhere = this.gates.visit()) {
			assertThat(first.enter(ONE)).isNull();
			assertThat(second.enter(ONE)).isNull();
			assertThat(third.enter(ONE)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
			assertThat(elsewhere.enter(OTHER)).isNull();
		}
		assertThat(mayEnter(ONE)).isTrue();
	}

	@Test
	void oneThatKeepsFailingIsLeftAloneForAWhile() {
		fail(ONE, 5);

		try (RecordGates.Visit visit = this.gates.visit(); RecordGates.Visit question = this.gates.visit()) {
			assertThat(visit.enter(ONE)).isBetween(REST, REST.multipliedBy(10));
			assertThat(question.ask(ONE)).isFalse();
		}
		assertThat(mayEnter(OTHER)).isTrue();
	}

	@Test
	void afterTheRestTwoGoFirstAndTheOthersWhenThoseHaveComeBack() {
		fail(ONE, 5);
		LockSupport.parkNanos(REST.plusMillis(50).toNanos());

		try (RecordGates.Visit first = this.gates.visit(); RecordGates.Visit second = this.gates.visit()) {
			assertThat(first.ask(ONE)).isTrue();
			assertThat(second.ask(ONE)).isTrue();
			try (RecordGates.Visit third = this.gates.visit()) {
				assertThat(third.ask(ONE)).isFalse();
			}
			first.saw(true);
			second.saw(true);
		}
		assertThat(mayEnter(ONE)).isTrue();
	}

	@Test
	void fourFailuresOrHalfOfThemAnsweredLeaveItOpen() {
		fail(ONE, 4);

		assertThat(mayEnter(ONE)).isTrue();
	}

	@Test
	void aVisitThatNobodyFinishedCountsNeitherWayAndFreesItsPlace() {
		for (int i = 0; i < 50; i++) {
			assertThat(mayEnter(ONE)).isTrue();
		}
	}

	@Test
	void aRefusalIsAnAnswerAndSilenceIsNone() {
		assertThat(new Delivery.Refused("status-422", 422).answered()).isTrue();
		assertThat(new Delivery.Stale(412).answered()).isTrue();
		assertThat(new Delivery.NotWritten("status-423", 423, null).answered()).isTrue();
		assertThat(new Delivery.NotWritten("status-429", 429, null).answered()).isFalse();
		assertThat(new Delivery.NotWritten("status-503", 503, null).answered()).isFalse();
		assertThat(new Delivery.NotWritten("unreadable-answer", 200, null).answered()).isFalse();
		assertThat(new Delivery.NotWritten("not-reached", null, null).answered()).isFalse();
		assertThat(new Delivery.Unsure("no-answer", null, null).answered()).isFalse();
	}

	private void fail(URI base, int times) {
		for (int i = 0; i < times; i++) {
			try (RecordGates.Visit visit = this.gates.visit()) {
				assertThat(visit.enter(base)).isNull();
				visit.saw(false);
			}
		}
	}

	private boolean mayEnter(URI base) {
		try (RecordGates.Visit visit = this.gates.visit()) {
			return visit.enter(base) == null;
		}
	}

}
