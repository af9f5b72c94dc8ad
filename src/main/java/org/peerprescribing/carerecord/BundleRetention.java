package org.peerprescribing.carerecord;

import java.sql.Timestamp;
import java.time.Clock;

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
 * Drops the sealed copies of entries that nobody needs any more to send or to compare
 * them. That an entry was written, when and where, stays; whoever sends it again makes it
 * anew.
 */
@Component
class BundleRetention {

	static final String TASK = "carerecord-retention";

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	private final Retention retention;

	private final Clock clock;

	private final TransactionTemplate transaction;

	BundleRetention(JdbcClient jdbc, Retention retention, Clock clock, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.retention = retention;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Works until nothing is left to drop. */
	void run() {
		new AccessScope.OfBackground(TASK).run(() -> {
			Integer count = BATCH;
			while (count == BATCH) {
				count = this.transaction.execute((status) -> batch());
			}
		});
	}

	private int batch() {
		return this.jdbc.sql("""
				update carerecord.write_back set bundle = null, bundle_hash = null where id in (
				  select id from carerecord.write_back where bundle is not null
				    and state in ('DONE', 'DEAD', 'CANCELLED') and coalesce(written_at, queued_at) <= :until
				  order by sequence limit :batch for update skip locked)""")
			.param("until", Timestamp.from(this.clock.instant().minus(this.retention.afterLinks())))
			.param("batch", BATCH)
			.update();
	}

	/** When it runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<Void> carerecordRetention(BundleRetention retention) {
			return Tasks.recurring(BundleRetention.TASK, FixedDelay.ofHours(6))
				.execute((instance, context) -> retention.run());
		}

	}

}
