package org.peerprescribing.directory;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many communities are listed, and how many have a vetting that ends within 30 days
 * or has ended. The database is asked once a minute at most.
 */
@Component
class VettingMetrics implements MeterBinder {

	private static final Duration FRESH = Duration.ofMinutes(1);

	private static final int DAYS = 30;

	private final JdbcClient jdbc;

	private final Listing listing;

	private final Clock clock;

	private Counts counts = new Counts(0, 0);

	private Instant read = Instant.MIN;

	VettingMetrics(JdbcClient jdbc, Listing listing, Clock clock) {
		this.jdbc = jdbc;
		this.listing = listing;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("peerprescribing.communities.listed", this, (self) -> self.now().listed())
			.description("Communities that can be proposed")
			.register(registry);
		Gauge.builder("peerprescribing.vetting.due", this, (self) -> self.now().due())
			.description("Communities whose vetting ends within 30 days or has ended")
			.register(registry);
	}

	private synchronized Counts now() {
		Instant now = this.clock.instant();
		if (this.read.isBefore(now.minus(FRESH)) || this.read.isAfter(now)) {
			this.counts = count();
			this.read = now;
		}
		return this.counts;
	}

	private Counts count() {
		LocalDate today = this.listing.today();
		return this.jdbc
			.sql("""
					select count(*) filter (where state = 'APPROVED' and last.next_due > :today),
					  count(*) filter (where last.next_due <= :until)
					from directory.community c join lateral (
					  select v.next_due from directory.vetting v
					  where v.community = c.id and v.approved_at is not null order by v.approved_at desc limit 1) last on true
					where c.state in ('APPROVED', 'PAUSED', 'LAPSED')""")
			.param("today", Date.valueOf(today))
			.param("until", Date.valueOf(today.plusDays(DAYS)))
			.query((row, n) -> new Counts(row.getLong(1), row.getLong(2)))
			.single();
	}

	private record Counts(long listed, long due) {
	}

}
