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

	/** What is counted. */
	public enum Fact {

		SENT, JOINED, ANSWERED_USEFUL, ANSWERED_NOT_USEFUL, NOT_RIGHT, SAFETY_REPORT

	}

}
