package org.peerprescribing.directory.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.peerprescribing.directory.CommunityId;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the link checker has found, for curators. */
@Service
@Transactional(readOnly = true)
public class CommunityLinks {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	CommunityLinks(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	/**
	 * The addresses that fail, from their first failure on, lead to another host, or have
	 * not answered well since their community was hidden; the oldest first.
	 */
	public List<FailingLink> failing() {
		return this.jdbc.sql("""
				select l.community, l.address, l.outcome, l.cause, l.moved_to, l.failures,
				  coalesce(l.first_failed_at, c.unreachable_since, l.since) as failing_since,
				  c.unreachable_since is not null as hidden
				from directory.link l join directory.community c on c.id = l.community
				where l.outcome is not null and c.state <> 'CLOSED'
				  and (l.failures > 0 or l.outcome = 'MOVED' or c.unreachable_since is not null)
				order by failing_since, l.community""").query((row, n) -> failing(row)).list();
	}

	/** Communities that were hidden and have come back since then, the latest first. */
	public List<CommunityId> backSince(Instant since) {
		return this.jdbc.sql("select community from directory.link where back_at >= ? order by back_at desc, community")
			.param(Timestamp.from(since))
			.query((row, n) -> new CommunityId(row.getString(1)))
			.list();
	}

	/** What the last check of this one came to; empty before the first. */
	public Optional<CheckedLink> of(CommunityId community) {
		return this.jdbc.sql("""
				select l.address, l.checked_at, l.outcome, l.cause, l.moved_to, l.failures, l.since, l.first_failed_at
				from directory.link l join directory.community c on c.id = l.community and c.address = l.address
				where l.community = ? and l.outcome is not null and l.checked_at is not null""")
			.param(community.value())
			.query((row, n) -> checked(row))
			.optional();
	}

	private CheckedLink checked(ResultSet row) throws SQLException {
		Timestamp firstFailed = row.getTimestamp("first_failed_at");
		Instant since = ((firstFailed != null) ? firstFailed : row.getTimestamp("since")).toInstant();
		return new CheckedLink(row.getTimestamp("checked_at").toInstant(), Outcome.valueOf(row.getString("outcome")),
				since, row.getInt("failures"), sentence(row));
	}

	private String sentence(ResultSet row) throws SQLException {
		return this.messages.getMessage("directory.link." + row.getString("cause"),
				new Object[] { String.valueOf(row.getString("moved_to")) }, Locale.UK);
	}

	private FailingLink failing(ResultSet row) throws SQLException {
		return new FailingLink(new CommunityId(row.getString("community")), row.getString("address"),
				Outcome.valueOf(row.getString("outcome")), row.getTimestamp("failing_since").toInstant(),
				row.getInt("failures"), row.getBoolean("hidden"), sentence(row));
	}

}
