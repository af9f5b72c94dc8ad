package org.peerprescribing.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@IntegrationTest
class StoredTrackRecordsIT {

	/** Four times 365.25 days, the shortest time of whole half-lives in whole days. */
	private static final int FOUR_HALF_LIVES = 1461;

	private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

	@Autowired
	private StoredTrackRecords stored;

	@Autowired
	private TrackRecords trackRecords;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private MovableClock clock;

	private CommunityId id;

	@BeforeEach
	void invent() {
		this.id = new InventedCommunities(this.directory, this.reviews, this.clock).proposed();
	}

	@Test
	void aFactWeighsAHalfAfterEachHalfLife() {
		add(TrackRecords.Fact.SENT, FOUR_HALF_LIVES);
		add(TrackRecords.Fact.JOINED, 2 * FOUR_HALF_LIVES);
		add(TrackRecords.Fact.ANSWERED_USEFUL, 365);

		TrackRecord record = this.stored.of(this.id, TODAY);

		assertThat(record.decayed().sent()).isEqualTo(1 / 16.0);
		assertThat(record.decayed().joined()).isCloseTo(1 / 256.0, within(1e-9));
		assertThat(record.decayed().useful()).isCloseTo(0.5, within(0.001));
	}

	@Test
	void whatPeopleAreShownIsNotDecayed() {
		add(TrackRecords.Fact.SENT, 0);
		add(TrackRecords.Fact.SENT, 3000);
		add(TrackRecords.Fact.JOINED, 3000);
		add(TrackRecords.Fact.ANSWERED_USEFUL, 100);
		add(TrackRecords.Fact.ANSWERED_NOT_USEFUL, 2000);
		add(TrackRecords.Fact.NOT_RIGHT, 1);

		TrackRecord record = this.stored.of(this.id, TODAY);

		assertThat(record.sent()).isEqualTo(2);
		assertThat(record.joined()).isEqualTo(1);
		assertThat(record.answered()).isEqualTo(2);
		assertThat(record.useful()).isEqualTo(1);
	}

	@Test
	void aFactOfALaterDayWeighsAsOneOfThatDay() {
		add(TrackRecords.Fact.SENT, -40);

		assertThat(this.stored.of(this.id, TODAY).decayed().sent()).isEqualTo(1);
	}

	@Test
	void theDayOfAFactIsTheDayInLondon() {
		this.trackRecords.add(this.id, TrackRecords.Fact.SENT, Instant.parse("2026-06-30T22:59:00Z"));
		this.trackRecords.add(this.id, TrackRecords.Fact.JOINED, Instant.parse("2026-06-30T23:01:00Z"));

		TrackRecord record = this.stored.of(this.id, TODAY);

		assertThat(record.decayed().sent()).isLessThan(1);
		assertThat(record.decayed().joined()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void decayedCountsFollowTheFormulaAndNeverExceedThePlainOnes(long seed) {
		Random random = new Random(seed);
		double expected = 0;
		int sent = random.nextInt(60);
		for (int i = 0; i < sent; i++) {
			int age = random.nextInt(2500);
			expected += Math.pow(0.5, age / 365.25);
			add(TrackRecords.Fact.SENT, age);
			if (random.nextBoolean()) {
				add(random.nextBoolean() ? TrackRecords.Fact.ANSWERED_USEFUL : TrackRecords.Fact.ANSWERED_NOT_USEFUL,
						age);
			}
		}

		TrackRecord record = this.stored.of(this.id, TODAY);

		TrackRecord.Decayed decayed = record.decayed();
		assertThat(decayed.sent()).as("seed %d", seed).isCloseTo(expected, within(1e-6));
		assertThat(decayed.sent()).isLessThanOrEqualTo(record.sent());
		assertThat(decayed.answered()).isLessThanOrEqualTo(record.answered());
		assertThat(decayed.useful()).isLessThanOrEqualTo(decayed.answered());
		assertThat(this.stored.all(TODAY).of(this.id)).isEqualTo(record);
	}

	private void add(TrackRecords.Fact fact, int daysAgo) {
		this.trackRecords.add(this.id, fact, TODAY.minusDays(daysAgo).atTime(12, 0).atZone(Listing.LONDON).toInstant());
	}

}
