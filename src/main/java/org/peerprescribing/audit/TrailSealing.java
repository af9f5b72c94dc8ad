package org.peerprescribing.audit;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what came into the trail under a seal, each minute, and says the last seal of each
 * day in the log. Not in the transaction that writes an entry: all of them would queue
 * behind the newest seal.
 */
@Component
class TrailSealing {

	static final String TASK = "audit-sealing";

	private static final Logger log = LoggerFactory.getLogger(TrailSealing.class);

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final int MOST_UNDER_ONE = 5000;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Clock clock;

	private final TransactionTemplate transaction;

	TrailSealing(JdbcClient jdbc, JdbcTemplate batches, Clock clock, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Until nothing waits; how many entries came under a seal. */
	int seal() {
		return new AccessScope.OfBackground(TASK).call(() -> {
			int all = 0;
			int sealed = MOST_UNDER_ONE;
			while (sealed == MOST_UNDER_ONE) {
				sealed = Objects.requireNonNull(this.transaction.execute((status) -> sealOnce()));
				all += sealed;
			}
			this.transaction.executeWithoutResult((status) -> keepHeads());
			return all;
		});
	}

	private int sealOnce() {
		// One replica at a time, whatever the scheduler believes.
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('audit.seal'))").query((row, n) -> "").single();
		List<StoredEntry> entries = this.jdbc
			.sql("select " + StoredEntry.COLUMNS + " from audit.unsealed_entry u join audit.entry e on e.id = u.entry"
					+ " order by e.id limit " + MOST_UNDER_ONE)
			.query((row, n) -> StoredEntry.of(row))
			.list();
		if (entries.isEmpty()) {
			return 0;
		}
		Optional<Seal> last = this.jdbc.sql("select * from audit.seal order by number desc limit 1")
			.query(Seal::of)
			.optional();
		List<String> digests = entries.stream().map(StoredEntry::digest).toList();
		Seal seal = Seal.over(last.map(Seal::number).orElse(0L) + 1, this.clock.instant(),
				last.map(Seal::hash).orElse(Seal.NONE), digests);
		this.jdbc.sql("insert into audit.seal (number, sealed_at, entries, previous, hash) values (?, ?, ?, ?, ?)")
			.params(seal.number(), Timestamp.from(seal.sealedAt()), seal.entries(), seal.previous(), seal.hash())
			.update();
		this.batches
			.batchUpdate("insert into audit.sealed_entry (entry, seal, place, digest) values (?, ?, ?, ?)", IntStream
				.range(0, entries.size())
				.mapToObj((place) -> new Object[] { entries.get(place).id(), seal.number(), place, digests.get(place) })
				.toList());
		this.batches.batchUpdate("delete from audit.unsealed_entry where entry = ?",
				entries.stream().map((entry) -> new Object[] { entry.id() }).toList());
		return entries.size();
	}

	/** Of each day that is over and had a seal. */
	private void keepHeads() {
		Instant from = this.jdbc.sql("select max(day) from audit.daily_head")
			.query((row, n) -> Optional.ofNullable(row.getDate(1)))
			.single()
			.map((day) -> day.toLocalDate().plusDays(1).atStartOfDay(LONDON).toInstant())
			.orElse(Instant.EPOCH);
		Instant today = LocalDate.ofInstant(this.clock.instant(), LONDON).atStartOfDay(LONDON).toInstant();
		this.jdbc.sql("""
				insert into audit.daily_head (day, seal, hash)
				select distinct on (1) (sealed_at at time zone 'Europe/London')::date, number, hash from audit.seal
				where sealed_at >= :from and sealed_at < :today order by 1, number desc
				on conflict do nothing returning day, seal, hash""")
			.param("from", Timestamp.from(from))
			.param("today", Timestamp.from(today))
			.query((row) -> {
				Date day = row.getDate("day");
				log.info("audit-head day={} seal={} hash={}", day, row.getLong("seal"), row.getString("hash"));
			});
	}

	/** When it runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<Void> trailSealingTask(TrailSealing sealing) {
			return Tasks.recurring(TrailSealing.TASK, FixedDelay.ofMinutes(1))
				.execute((instance, context) -> sealing.seal());
		}

	}

}
