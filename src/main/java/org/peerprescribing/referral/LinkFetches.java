package org.peerprescribing.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts by day how often pages behind links are fetched, for operators alone: apart from
 * the uptake ladder, without link or person. That a page was fetched says nothing of
 * whether a patient opened it.
 */
@Service
public class LinkFetches {

	private static final Logger log = LoggerFactory.getLogger(LinkFetches.class);

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	LinkFetches(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** One more; a page is shown whether or not it could be counted. */
	public void count(LinkFetch kind) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), LONDON);
		try {
			this.transaction.executeWithoutResult((status) -> this.jdbc.sql("""
					insert into referral.fetch_count as c (day, kind, fetches) values (?, ?, 1)
					on conflict (day, kind) do update set fetches = c.fetches + 1""")
				.params(today, kind.name())
				.update());
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("link-fetch-not-counted why={}", ex.getClass().getSimpleName());
		}
	}

}
