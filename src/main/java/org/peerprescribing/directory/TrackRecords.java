package org.peerprescribing.directory;

import java.sql.Timestamp;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes of sending people to a community; counts, nobody's identity. */
@Service
public class TrackRecords {

	private final JdbcClient jdbc;

	TrackRecords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Counts one fact in the caller's transaction; the caller sees to it that each fact
	 * is told once. The listing takes it in within five minutes.
	 */
	@Transactional
	public void add(CommunityId community, Fact fact, Instant at) {
		this.jdbc.sql("insert into directory.track_fact (community, fact, at) values (?, ?, ?)")
			.params(community.value(), fact.name(), Timestamp.from(at))
			.update();
	}

	/**
	 * How many referrals to it are open now: what a curator has to know before ending it.
	 * Referrals that were made or ended before endings were told count as open.
	 */
	@Transactional(readOnly = true)
	public int openReferrals(CommunityId community) {
		return this.jdbc.sql("""
				select greatest(0, count(*) filter (where fact = 'SENT') - count(*) filter (where fact = 'ENDED'))
				from directory.track_fact where community = ? and fact in ('SENT', 'ENDED')""")
			.param(community.value())
			.query(Integer.class)
			.single();
	}

	/** What is counted. */
	public enum Fact {

		SENT, JOINED, ANSWERED_USEFUL, ANSWERED_NOT_USEFUL, NOT_RIGHT, SAFETY_REPORT,
		/** A referral is over, however it ended. */
		ENDED

	}

}
