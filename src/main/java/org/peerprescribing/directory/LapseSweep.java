package org.peerprescribing.directory;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the house that a vetting is over. The listing itself goes by the clock and does
 * not wait for this.
 */
@Component
class LapseSweep {

	private final JdbcClient jdbc;

	private final Lifecycle lifecycle;

	private final DirectoryVersion version;

	private final Listing listing;

	private final Clock clock;

	LapseSweep(JdbcClient jdbc, Lifecycle lifecycle, DirectoryVersion version, Listing listing, Clock clock) {
		this.jdbc = jdbc;
		this.lifecycle = lifecycle;
		this.version = version;
		this.listing = listing;
		this.clock = clock;
	}

	/** Each lapse is told once, however many replicas sweep; returns how many. */
	@Transactional
	public int sweep() {
		Instant now = this.clock.instant();
		List<CommunityId> over = this.jdbc.sql("""
				select c.id from directory.community c where c.state in ('APPROVED', 'PAUSED')
				  and not exists (select from directory.vetting v where v.community = c.id and v.next_due > :today
				    and v.approved_at = (select max(w.approved_at) from directory.vetting w where w.community = c.id))
				order by c.id for no key update of c skip locked""")
			.param("today", Date.valueOf(this.listing.today()))
			.query((row, n) -> new CommunityId(row.getString(1)))
			.list();
		for (CommunityId id : over) {
			this.lifecycle.lock(id, now);
		}
		if (!over.isEmpty()) {
			this.version.changed(over, this.listing::lookAgain);
		}
		return over.size();
	}

	/** When the sweep runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<?> directoryLapses(LapseSweep sweep) {
			return Tasks.recurring("directory-lapses", FixedDelay.ofSeconds(30))
				.execute((instance, context) -> new AccessScope.OfBackground("directory-lapses").run(sweep::sweep));
		}

	}

}
