package org.peerprescribing.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peerprescribing.directory.Curators.ANA;
import static org.peerprescribing.directory.Curators.BEN;

/**
 * A vetting ends with the day in London, also in the nights in which the clocks change.
 */
@IntegrationTest
class LapseAtMidnightIT {

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	/** Forward on 28 March 2027 at 01:00 UTC, back on 31 October 2027 at 01:00 UTC. */
	@ParameterizedTest
	@CsvSource({ "2027-03-27, 2027-03-27T00:00:00Z", "2027-03-28, 2027-03-28T00:00:00Z",
			"2027-03-29, 2027-03-28T23:00:00Z", "2027-10-30, 2027-10-29T23:00:00Z", "2027-10-31, 2027-10-30T23:00:00Z",
			"2027-11-01, 2027-11-01T00:00:00Z" })
	void leavesTheListingAtMidnightInLondonWithoutAnybodyActing(LocalDate nextDue, Instant midnight) {
		moveTo(midnight.minus(Duration.ofDays(20)));
		CommunityId id = new InventedCommunities(this.directory, this.reviews, this.clock).proposed();
		Demonstration.review(this.reviews, id, false, ANA);
		Demonstration.approve(this.reviews, id, nextDue, BEN);

		moveTo(midnight.minus(Duration.ofSeconds(30)));
		assertThat(this.directory.snapshot().find(id)).isPresent();
		assertThat(this.directory.mayBePrescribed(id)).isTrue();

		moveTo(midnight);
		assertThat(this.directory.snapshot().find(id)).isEmpty();
		assertThat(this.directory.mayBePrescribed(id)).isFalse();
		assertThat(this.directory.mayBeOpened(id)).isFalse();
		assertThat(this.directory.entry(id).orElseThrow().state()).isEqualTo(DirectoryEntry.State.LAPSED);
	}

	private void moveTo(Instant instant) {
		this.clock.forward(Duration.between(this.clock.instant(), instant));
	}

}
