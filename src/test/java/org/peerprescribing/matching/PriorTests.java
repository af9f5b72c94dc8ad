package org.peerprescribing.matching;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.TrackRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A short track record is drawn towards the average of its group. */
class PriorTests {

	@ParameterizedTest
	@CsvSource({ "2, 3, 0.391", "0, 4, 0.292", "18, 30, 0.500", "60, 150, 0.394", "0, 0, 0.350" })
	void withSevenJoinedAndThirteenNotAsTheAverage(double joined, double sent, double rate) {
		TrackRecord.Decayed decayed = new TrackRecord.Decayed(sent, joined, 0, 0);

		assertThat(new Prior(7.0 / 20, 0.5).joined(decayed)).isCloseTo(rate, within(0.0005));
	}

	@Test
	void usefulIsARateAmongThoseWhoAnsweredAndSilenceIsNoFailure() {
		Prior prior = new Prior(0.1, 0.5);

		assertThat(prior.useful(new TrackRecord.Decayed(100, 60, 10, 10))).isCloseTo(20.0 / 30, within(1e-12));
		assertThat(prior.useful(new TrackRecord.Decayed(100, 60, 0, 0))).isCloseTo(0.5, within(1e-12));
	}

	@Test
	void theAverageIsPooledOverTheDecayedCountsNotTheMeanOfRates() {
		Prior prior = Prior.of(List.of(with(new TrackRecord(1000, 1000, 1000, 1000, decayed(30, 3, 2, 1))),
				with(new TrackRecord(0, 0, 0, 0, decayed(10, 7, 6, 5)))));

		assertThat(prior.joinedRate()).isCloseTo(10.0 / 40, within(1e-12));
		assertThat(prior.usefulRate()).isCloseTo(6.0 / 8, within(1e-12));
	}

	@Test
	void whereNobodyWasSentOrAnsweredEachRateIsTheAssumedOne() {
		assertThat(Prior.of(List.of())).isEqualTo(Prior.UNKNOWN);
		assertThat(Prior.of(List.of(with(TrackRecord.NONE)))).isEqualTo(Prior.UNKNOWN);
		assertThat(Prior.of(List.of(with(new TrackRecord(4, 1, 0, 0))))).isEqualTo(new Prior(0.25, 0.5));
		assertThat(Prior.UNKNOWN).isEqualTo(new Prior(0.35, 0.5));
	}

	/** Somebody may join who was never sent, or answer for more than one. */
	@Test
	void noRateIsAboveOne() {
		Prior prior = Prior.of(List.of(with(new TrackRecord(2, 5, 1, 3))));

		assertThat(prior).isEqualTo(new Prior(1, 1));
		assertThat(prior.joined(decayed(2, 5, 1, 3))).isEqualTo(1);
		assertThat(prior.useful(decayed(2, 5, 1, 3))).isEqualTo(1);
	}

	@Test
	void whatIsShownAreThePlainCounts() {
		Invented.Peers peers = Invented.peers("shown");
		peers.record = new TrackRecord(30, 18, 12, 9, decayed(7.5, 4.5, 3, 2.25));

		assertThat(new Findings(Invented.question(Invented.Asked.plain()), new Candidate(peers.listed())).trackRecord())
			.containsExactly(Finding.of(Finding.Code.TRACK_JOINED, 18, 30),
					Finding.of(Finding.Code.TRACK_USEFUL, 9, 12));
	}

	private static TrackRecord.Decayed decayed(double sent, double joined, double answered, double useful) {
		return new TrackRecord.Decayed(sent, joined, answered, useful);
	}

	private static ListedCommunity with(TrackRecord record) {
		Invented.Peers peers = Invented.peers("pooled");
		peers.record = record;
		return peers.listed();
	}

}
