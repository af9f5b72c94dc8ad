package org.peerprescribing.directory.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The addresses and what is known of them. When one is due goes by the injected clock,
 * how long a lease lasts by the database's.
 */
@Repository
class LinkRows {

	private static final String STATE = "l.community, l.address, l.cause, l.moved_to, l.since, l.failures,"
			+ " l.first_failed_at, l.lease_owner, c.unreachable_since is not null as hidden";

	private final JdbcClient jdbc;

	LinkRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A row for every address of the directory; a new one becomes due within that time,
	 * one that has changed begins anew at once.
	 */
	void takeIn(Instant now, Duration within) {
		this.jdbc
			.sql("""
					insert into directory.link as old (community, address, next_check_at)
					select id, address, cast(:now as timestamptz) + random() * make_interval(secs => :within) from directory.community
					where address is not null and state <> 'CLOSED'
					on conflict (community) do update set address = excluded.address, next_check_at = cast(:now as timestamptz), cause = null,
					  outcome = null, moved_to = null, since = null, failures = 0, first_failed_at = null,
					  lease_owner = null, lease_until = null
					where old.address <> excluded.address""")
			.param("now", Timestamp.from(now))
			.param("within", (double) within.toSeconds())
			.update();
	}

	/**
	 * Leases what is due, the longest due first; what another replica has is left to it.
	 */
	List<Due> lease(UUID owner, Instant now, int most, Duration length) {
		this.jdbc.sql("""
				with due as (
				  select l.community from directory.link l join directory.community c on c.id = l.community
				  where l.next_check_at <= :now and (l.lease_until is null or l.lease_until < now())
				    and c.state <> 'CLOSED' and c.address is not null
				  order by l.next_check_at, l.community limit :most for update of l skip locked)
				update directory.link l set lease_owner = :owner, lease_until = now() + make_interval(secs => :length)
				from due where l.community = due.community""")
			.param("now", Timestamp.from(now))
			.param("most", most)
			.param("owner", owner)
			.param("length", (double) length.toSeconds())
			.update();
		return this.jdbc
			.sql("select " + STATE + " from directory.link l join directory.community c on c.id = l.community"
					+ " where l.lease_owner = ? order by l.next_check_at, l.community")
			.param(owner)
			.query((row, n) -> due(row))
			.list();
	}

	/** The row as it stands; empty where the lease is over or somebody else's. */
	Optional<Due> held(Due due) {
		return this.jdbc
			.sql("select " + STATE + " from directory.link l join directory.community c on c.id = l.community"
					+ " where l.community = ? and l.lease_owner = ? and l.lease_until >= now() for update of l")
			.params(due.community().value(), due.lease())
			.query((row, n) -> due(row))
			.optional();
	}

	/** Keeps what came of a check and gives the lease back. */
	void keep(CommunityId community, LinkState state, boolean back, Instant at, Instant next) {
		Cause cause = state.cause();
		this.jdbc.sql("""
				update directory.link set cause = :cause, outcome = :outcome, moved_to = :movedTo, since = :since,
				  failures = :failures, first_failed_at = :first, checked_at = :at, next_check_at = :next,
				  back_at = case when :back then :at else back_at end, lease_owner = null, lease_until = null
				where community = :community""")
			.param("cause", (cause != null) ? cause.name() : null)
			.param("outcome", (cause != null) ? cause.outcome().name() : null)
			.param("movedTo", state.movedTo())
			.param("since", timestamp(state.since()))
			.param("failures", state.failures())
			.param("first", timestamp(state.firstFailedAt()))
			.param("at", Timestamp.from(at))
			.param("next", Timestamp.from(next))
			.param("back", back)
			.param("community", community.value())
			.update();
	}

	/** Nothing came of the check: later again. */
	void postpone(Due due, Instant next) {
		this.jdbc.sql("""
				update directory.link set next_check_at = ?, lease_owner = null, lease_until = null
				where community = ? and lease_owner = ?""")
			.params(Timestamp.from(next), due.community().value(), due.lease())
			.update();
	}

	/** Addresses that were fine when they were last checked, the newest first. */
	List<String> fineSince(Instant since, int most) {
		return this.jdbc.sql("""
				select address from directory.link where outcome = 'FINE' and checked_at >= ?
				order by checked_at desc, community limit ?""")
			.params(Timestamp.from(since), most)
			.query((row, n) -> row.getString(1))
			.list();
	}

	void addRound(UUID id, Instant at, RoundVerdict verdict, Instant forgetBefore) {
		this.jdbc.sql("delete from directory.link_round where at < ?").param(Timestamp.from(forgetBefore)).update();
		this.jdbc.sql("insert into directory.link_round (id, at, hosts, without_answer, void) values (?, ?, ?, ?, ?)")
			.params(id, Timestamp.from(at), verdict.hosts(), verdict.withoutAnswer(), verdict.isVoid())
			.update();
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant at) {
		return (at != null) ? Timestamp.from(at) : null;
	}

	private static @Nullable Instant instant(@Nullable Timestamp at) {
		return (at != null) ? at.toInstant() : null;
	}

	private static Due due(ResultSet row) throws SQLException {
		String cause = row.getString("cause");
		return new Due(new CommunityId(row.getString("community")), row.getString("address"),
				new LinkState((cause != null) ? Cause.valueOf(cause) : null, row.getString("moved_to"),
						instant(row.getTimestamp("since")), row.getInt("failures"),
						instant(row.getTimestamp("first_failed_at")), row.getBoolean("hidden")),
				row.getObject("lease_owner", UUID.class));
	}

}
