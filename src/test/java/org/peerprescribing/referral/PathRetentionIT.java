package org.peerprescribing.referral;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.PatientVisits.Door;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What opened a path goes when it opens nothing any more; the path itself stays. */
@IntegrationTest
class PathRetentionIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private PatientVisits visits;

	@Autowired
	private PathRetention retention;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void aLinkIsGoneForAMonthAndThenUnknown() {
		IssuedPath path = IssuedPath.issue(this.context);
		Link link = path.link(this.context);
		this.clock.forward(Duration.ofDays(157));
		this.retention.run();
		Door before = this.visits.look(link.token());
		this.clock.forward(Duration.ofDays(2));
		this.retention.run();
		this.retention.run();

		assertThat(before).isInstanceOf(Door.Gone.class);
		assertThat(this.visits.look(link.token())).isInstanceOf(Door.Unknown.class);
		assertThat(count("referral.link", path)).isZero();
		assertThat(count("referral.ladder_entry", path)).isPositive();
	}

	@Test
	void aVisitIsForgottenADayAfterItsHalfHour() {
		IssuedPath path = IssuedPath.issue(this.context);
		this.visits.confirmLink(path.link(this.context).token(), People.BORN);
		this.clock.forward(Duration.ofHours(24));
		this.retention.run();
		int before = count("referral.visit", path);
		this.clock.forward(Duration.ofHours(1));
		this.retention.run();

		assertThat(before).isOne();
		assertThat(count("referral.visit", path)).isZero();
		assertThat(count("referral.link", path)).isOne();
	}

	private int count(String table, IssuedPath path) {
		return new AccessScope.OfPatient(path.patient().value())
			.call(() -> Objects.requireNonNull(this.context.getBean(TransactionTemplate.class)
				.execute((status) -> this.context.getBean(JdbcClient.class)
					.sql("select count(*) from " + table + " where patient = ?")
					.param(path.patient().value())
					.query(Integer.class)
					.single())));
	}

}
