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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

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

	/** A review by one person with its approval by another: both at once. */
	void add(CommunityReview review, Vetting vetting, VettingRisk risk, Actor approver, Instant at) {
		this.jdbc.sql("""
				insert into directory.vetting (id, community, reviewed_by_id, reviewed_by, reviewed_on, reviewed_at,
				  suitable_under_18, demonstration, approved_by_id, approved_by, approved_at, next_due, review, risk,
				  risk_reasons)
				values (:id, :community, :reviewerId, :reviewer, :reviewedOn, :reviewedAt, :suitable, :demonstration,
				  :approverId, :approver, :at, :due, :review, :risk, string_to_array(:reasons, ';'))""")
			.param("id", TimeOrderedId.next())
			.param("community", review.community().value())
			.param("reviewerId", review.reviewerId())
			.param("reviewer", vetting.reviewedBy())
			.param("reviewedOn", Date.valueOf(vetting.reviewedOn()))
			.param("reviewedAt", Timestamp.from(Objects.requireNonNull(review.submittedAt())))
			.param("suitable", vetting.suitableUnder18())
			.param("demonstration", vetting.demonstration())
			.param("approverId", approver.id())
			.param("approver", vetting.approvedBy())
			.param("at", Timestamp.from(at))
			.param("due", Date.valueOf(vetting.nextDue()))
			.param("review", review.id().value())
			.param("risk", risk.level().name())
			.param("reasons", risk.reasons().stream().map(Enum::name).sorted().collect(Collectors.joining(";")))
			.update();
	}

	/**
	 * Whether this review was approved by this person until that day, or until whatever
	 * day.
	 */
	boolean isApproval(ReviewId review, Actor approver, @Nullable LocalDate nextDue) {
		return this.jdbc.sql("""
				select exists (select from directory.vetting
				  where review = :review and approved_by_id = :approver
				    and next_due = coalesce(cast(:due as date), next_due))""")
			.param("review", review.value())
			.param("approver", approver.id())
			.param("due", (nextDue != null) ? Date.valueOf(nextDue) : null)
			.query(Boolean.class)
			.single();
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

}
