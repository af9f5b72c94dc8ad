package org.peerprescribing.referral;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.Retention;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what opened a path once it opens nothing any more. The attempts and their
 * ladder are part of the clinical record and stay.
 */
@Component
class PathRetention {

	static final String TASK = "referral-retention";

	/** A visit lasts half an hour. */
	private static final Duration VISITS = Duration.ofDays(1);

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	private final Retention retention;

	private final Clock clock;

	private final TransactionTemplate transaction;

	PathRetention(JdbcClient jdbc, Retention retention, Clock clock, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.retention = retention;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Works until nothing is left to delete; visits go before the links they came by. */
	void run() {
		Instant now = this.clock.instant();
		Instant over = now.minus(this.retention.afterLinks());
		new AccessScope.OfBackground(TASK).run(() -> {
			delete("referral.visit", "hash", "ends_at", now.minus(VISITS));
			delete("referral.link", "id", "valid_until", over);
			delete("referral.community_code", "id", "valid_until", over);
			for (String done : List.of("referral.interruption", "referral.resumption")) {
				delete(done, "id", "done_at", over);
			}
		});
	}

	private void delete(String table, String key, String time, Instant until) {
		String sql = "delete from " + table + " where " + key + " in (select " + key + " from " + table + " where "
				+ time + " <= ? order by " + time + " limit " + BATCH + " for update skip locked)";
		Integer count = BATCH;
		while (count == BATCH) {
			count = this.transaction.execute((status) -> this.jdbc.sql(sql).param(Timestamp.from(until)).update());
		}
	}

	/** When it runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<Void> referralRetention(PathRetention retention) {
			return Tasks.recurring(PathRetention.TASK, FixedDelay.ofHours(6))
				.execute((instance, context) -> retention.run());
		}

	}

}
