package org.peerprescribing.directory;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of reviews and approvals. */
@Repository
class Vettings {

	private final JdbcClient jdbc;

	Vettings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Oldest first. */
	List<VettingStep> history(CommunityId id) {
		return this.jdbc.sql("select * from directory.vetting where community = ? order by reviewed_at, id")
			.param(id.value())
			.query((row, n) -> {
				Date nextDue = row.getDate("next_due");
				return new VettingStep(row.getString("reviewed_by"), row.getDate("reviewed_on").toLocalDate(),
						row.getBoolean("suitable_under_18"), row.getBoolean("demonstration"),
						row.getString("approved_by"), (nextDue != null) ? nextDue.toLocalDate() : null);
			})
			.list();
	}

	/** The newest review, approved or not. */
	Optional<Review> newest(CommunityId id) {
		return this.jdbc.sql("""
				select id, reviewed_by_id, reviewed_on, reviewed_at, approved_by_id, next_due from directory.vetting
				where community = ? order by reviewed_at desc, id desc limit 1""").param(id.value()).query((row, n) -> {
			Date nextDue = row.getDate("next_due");
			return new Review(row.getObject("id", UUID.class), row.getString("reviewed_by_id"),
					row.getDate("reviewed_on").toLocalDate(), row.getTimestamp("reviewed_at").toInstant(),
					row.getString("approved_by_id"), (nextDue != null) ? nextDue.toLocalDate() : null);
		}).optional();
	}

	/** The vetting approved last. */
	Optional<Vetting> approved(CommunityId id) {
		return this.jdbc.sql("""
				select * from directory.vetting where community = ? and approved_at is not null
				order by approved_at desc, id desc limit 1""")
			.param(id.value())
			.query((row, n) -> vetting(row))
			.optional();
	}

	/** The vetting approved last of every community that has one. */
	Map<CommunityId, Vetting> approved() {
		return byCommunity(this.jdbc.sql("""
				select distinct on (community) * from directory.vetting where approved_at is not null
				order by community, approved_at desc, id desc"""));
	}

	/** As above, of these. */
	Map<CommunityId, Vetting> approved(Collection<CommunityId> ids) {
		return byCommunity(this.jdbc.sql("""
				select distinct on (community) * from directory.vetting
				where approved_at is not null and community = any(string_to_array(?, ' '))
				order by community, approved_at desc, id desc""").param(CommunityId.spaced(ids)));
	}

	void add(CommunityId id, LocalDate reviewedOn, boolean suitableUnder18, boolean demonstration, Actor reviewer,
			Instant at) {
		this.jdbc.sql("""
				insert into directory.vetting (id, community, reviewed_by_id, reviewed_by, reviewed_on, reviewed_at,
				  suitable_under_18, demonstration) values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(TimeOrderedId.next(), id.value(), reviewer.id(), reviewer.name(), Date.valueOf(reviewedOn),
					Timestamp.from(at), suitableUnder18, demonstration)
			.update();
	}

	void approve(UUID review, LocalDate nextDue, Actor approver, Instant at) {
		this.jdbc.sql("""
				update directory.vetting set approved_by_id = ?, approved_by = ?, approved_at = ?, next_due = ?
				where id = ?""")
			.params(approver.id(), approver.name(), Timestamp.from(at), Date.valueOf(nextDue), review)
			.update();
	}

	private static Map<CommunityId, Vetting> byCommunity(JdbcClient.StatementSpec approved) {
		Map<CommunityId, Vetting> vettings = new HashMap<>();
		approved.query((row) -> {
			vettings.put(new CommunityId(row.getString("community")), vetting(row));
		});
		return vettings;
	}

	private static Vetting vetting(ResultSet row) throws SQLException {
		return new Vetting(row.getString("reviewed_by"), row.getString("approved_by"),
				row.getDate("reviewed_on").toLocalDate(), row.getDate("next_due").toLocalDate(),
				row.getBoolean("suitable_under_18"), row.getBoolean("demonstration"));
	}

	/**
	 * A review as far as approving needs it.
	 *
	 * @param id its id
	 * @param reviewerId the reviewer's stable id
	 * @param on day of the review
	 * @param at when it was recorded
	 * @param approverId the approver's stable id; null until approved
	 * @param nextDue null until approved
	 */
	record Review(UUID id, String reviewerId, LocalDate on, Instant at, @Nullable String approverId,
			@Nullable LocalDate nextDue) {
	}

}
