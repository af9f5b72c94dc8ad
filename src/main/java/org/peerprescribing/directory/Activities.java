package org.peerprescribing.directory;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that say how alive a community was; nothing is ever changed in them. */
@Repository
class Activities {

	private final JdbcClient jdbc;

	Activities(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds the row.
	 * @return false where there is one of that day and basis already; then nothing is
	 * added
	 */
	boolean add(CommunityId id, Activity activity, Actor by, Instant at) {
		Duration firstReply = activity.firstReply();
		return this.jdbc.sql("""
				insert into directory.activity (community, day, basis, posts_a_day, first_reply_minutes, unanswered,
				  moderators, entered_by_id, entered_by, entered_at)
				values (:community, :day, :basis, cast(:posts as double precision), cast(:reply as bigint),
				  cast(:unanswered as double precision), cast(:moderators as int), :byId, :by, :at)
				on conflict do nothing""")
			.param("community", id.value())
			.param("day", Date.valueOf(activity.on()))
			.param("basis", activity.basis().name())
			.param("posts", activity.postsADay())
			.param("reply", (firstReply != null) ? firstReply.toMinutes() : null)
			.param("unanswered", activity.unanswered())
			.param("moderators", activity.moderators())
			.param("byId", by.id())
			.param("by", by.name())
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	Optional<Activity> find(CommunityId id, LocalDate day, Activity.Basis basis) {
		return this.jdbc.sql("select * from directory.activity where community = ? and day = ? and basis = ?")
			.params(id.value(), Date.valueOf(day), basis.name())
			.query((row, n) -> activity(row))
			.optional();
	}

	/**
	 * Everything that was entered of it, the newest day first, and of one day what was
	 * measured.
	 */
	List<RecordedActivity> of(CommunityId id) {
		return this.jdbc.sql("""
				select * from directory.activity where community = ?
				order by day desc, basis = 'MEASURED' desc""")
			.param(id.value())
			.query((row, n) -> new RecordedActivity(activity(row), row.getString("entered_by"),
					row.getTimestamp("entered_at").toInstant()))
			.list();
	}

	/**
	 * The newest by day, and of one day what was measured, of every community; one that
	 * names the moderators alone hides no other.
	 */
	Map<CommunityId, Activity> newest() {
		return byCommunity(this.jdbc.sql("""
				select distinct on (community) * from directory.activity
				where num_nonnulls(posts_a_day, first_reply_minutes, unanswered) > 0
				order by community, day desc, basis = 'MEASURED' desc"""));
	}

	/** As above, of these. */
	Map<CommunityId, Activity> newest(Collection<CommunityId> ids) {
		return byCommunity(this.jdbc.sql("""
				select distinct on (community) * from directory.activity
				where community = any(string_to_array(?, ' '))
				  and num_nonnulls(posts_a_day, first_reply_minutes, unanswered) > 0
				order by community, day desc, basis = 'MEASURED' desc""").param(CommunityId.spaced(ids)));
	}

	private static Map<CommunityId, Activity> byCommunity(JdbcClient.StatementSpec rows) {
		Map<CommunityId, Activity> activities = new HashMap<>();
		rows.query((row) -> {
			activities.put(new CommunityId(row.getString("community")), activity(row));
		});
		return activities;
	}

	private static Activity activity(ResultSet row) throws SQLException {
		return new Activity(row.getObject("posts_a_day", Double.class),
				minutes(row.getObject("first_reply_minutes", Long.class)), row.getObject("unanswered", Double.class),
				row.getObject("moderators", Integer.class), row.getDate("day").toLocalDate(),
				Activity.Basis.valueOf(row.getString("basis")));
	}

	private static @Nullable Duration minutes(@Nullable Long minutes) {
		return (minutes != null) ? Duration.ofMinutes(minutes) : null;
	}

}
