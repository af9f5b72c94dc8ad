package org.peerprescribing.referral;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.peerprescribing.referral.PatientVisits.Door;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.People;
import org.peerprescribing.support.RetentionScene;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What opened a path goes when it opens nothing any more; the path itself stays. */
class PathRetentionIT extends RetentionScene {

	@Autowired
	private PatientVisits visits;

	@Autowired
	private PathRetention retention;

	@Test
	void aLinkIsGoneForAMonthAndThenUnknown() {
		IssuedPath path = IssuedPath.issue(this.context);
		Link link = path.link(this.context);

		Seen<Door> door = around(158, this.retention, () -> this.visits.look(link.token()));

		assertThat(door.before()).isInstanceOf(Door.Gone.class);
		assertThat(door.after()).isInstanceOf(Door.Unknown.class);
		assertThat(rows("referral.link", path)).isZero();
		assertThat(rows("referral.ladder_entry", path)).isPositive();
	}

	@Test
	void aVisitIsForgottenADayAfterItsHalfHour() {
		IssuedPath path = IssuedPath.issue(this.context);
		this.visits.confirmLink(path.link(this.context).token(), People.BORN);

		assertThat(
				around(Duration.ofHours(24), Duration.ofHours(1), this.retention, () -> rows("referral.visit", path)))
			.isEqualTo(new Seen<>(1, 0));
		assertThat(rows("referral.link", path)).isOne();
	}

}
