package org.peerprescribing.directory;

import java.net.URI;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of reviews and their findings. */
@Repository
class StoredReviews {

	private static final String SELECT = "select * from directory.review ";

	private static final String OPEN = "state in ('DRAFT', 'SUBMITTED')";

	private final JdbcClient jdbc;

	StoredReviews(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	ReviewId add(CommunityId community, boolean demonstration, Actor reviewer, Instant at) {
		UUID id = TimeOrderedId.next();
		this.jdbc
			.sql("""
					insert into directory.review (id, community, demonstration, state, started_at, reviewer_id, reviewer,
					  reviewer_since, contributors)
					values (:id, :community, :demonstration, 'DRAFT', :at, :reviewerId, :reviewer, :at, array[:reviewerId])""")
			.param("id", id)
			.param("community", community.value())
			.param("demonstration", demonstration)
			.param("at", Timestamp.from(at))
			.param("reviewerId", reviewer.id())
			.param("reviewer", reviewer.name())
			.update();
		return new ReviewId(id);
	}

	Optional<CommunityReview> find(ReviewId id) {
		return whole(this.jdbc.sql(SELECT + "where id = ?").param(id.value())).stream().findFirst();
	}

	/** As {@link #find}, and nobody else changes it until this transaction is over. */
	Optional<CommunityReview> lock(ReviewId id) {
		return whole(this.jdbc.sql(SELECT + "where id = ? for no key update").param(id.value())).stream().findFirst();
	}

	Optional<CommunityReview> open(CommunityId community) {
		return whole(this.jdbc.sql(SELECT + "where community = ? and " + OPEN).param(community.value())).stream()
			.findFirst();
	}

	/** Newest first. */
	List<CommunityReview> of(CommunityId community) {
		return whole(
				this.jdbc.sql(SELECT + "where community = ? order by started_at desc, id").param(community.value()));
	}

	/** The one started first at the top. */
	List<CommunityReview> open() {
		return whole(this.jdbc.sql(SELECT + "where " + OPEN + " order by started_at, id"));
	}

	void put(ReviewId id, CriterionFinding finding, Criterion criterion, String version, Actor by, Instant at) {
		URI evidence = finding.evidence();
		this.jdbc
			.sql("""
					insert into directory.review_finding (review, criterion, catalogue_version, question, outcome, note, evidence,
					  seen_on, recorded_by_id, recorded_by, recorded_at)
					values (:review, :criterion, :version, :question, :outcome, :note, :evidence, cast(:seenOn as date), :byId,
					  :by, :at)
					on conflict (review, criterion) do update set catalogue_version = excluded.catalogue_version,
					  question = excluded.question, outcome = excluded.outcome, note = excluded.note,
					  evidence = excluded.evidence, seen_on = excluded.seen_on, recorded_by_id = excluded.recorded_by_id,
					  recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at""")
			.param("review", id.value())
			.param("criterion", criterion.id())
			.param("version", version)
			.param("question", criterion.question())
			.param("outcome", finding.outcome().name())
			.param("note", finding.note())
			.param("evidence", (evidence != null) ? evidence.toString() : null)
			.param("seenOn", (finding.seenOn() != null) ? Date.valueOf(finding.seenOn()) : null)
			.param("byId", by.id())
			.param("by", by.name())
			.param("at", Timestamp.from(at))
			.update();
	}

	void takeOver(ReviewId id, Actor by, Instant at) {
		this.jdbc
			.sql("""
					update directory.review set reviewer_id = :byId, reviewer = :by, reviewer_since = :at, reminded_at = null,
					  contributors = array_append(array_remove(contributors, :byId), :byId) where id = :id""")
			.param("byId", by.id())
			.param("by", by.name())
			.param("at", Timestamp.from(at))
			.param("id", id.value())
			.update();
	}

	void submit(ReviewId id, Instant at) {
		this.jdbc.sql("""
				update directory.review set state = 'SUBMITTED', submission = submission + 1, submitted_at = ?
				where id = ?""").params(Timestamp.from(at), id.value()).update();
	}

	void sendBack(ReviewId id, String why, Actor by, Instant at) {
		this.jdbc.sql("""
				update directory.review set state = 'DRAFT', sent_back_at = ?, sent_back_by = ?, sent_back_why = ?
				where id = ?""").params(Timestamp.from(at), by.name(), why, id.value()).update();
	}

	void decide(ReviewId id, CommunityReview.State as, Author by, Instant at) {
		this.jdbc.sql(
				"update directory.review set state = ?, decided_at = ?, decided_by_id = ?, decided_by = ? where id = ?")
			.params(as.name(), Timestamp.from(at), by.id(), by.name(), id.value())
			.update();
	}

	/**
	 * Marks as told those open reviews that have been the same person's since before that
	 * moment; the same ones never twice.
	 */
	List<CommunityReview> markWaiting(Instant since, Instant at) {
		List<ReviewId> waiting = this.jdbc
			.sql("update directory.review set reminded_at = ? where reminded_at is null and reviewer_since <= ? and "
					+ OPEN + " returning id")
			.params(Timestamp.from(at), Timestamp.from(since))
			.query((row, n) -> new ReviewId(row.getObject(1, UUID.class)))
			.list();
		return waiting.stream().map((id) -> find(id).orElseThrow()).toList();
	}

	private List<CommunityReview> whole(JdbcClient.StatementSpec reviews) {
		List<CommunityReview> found = reviews.query((row, n) -> review(row, List.of())).list();
		if (found.isEmpty()) {
			return found;
		}
		Map<UUID, List<CommunityReview.Recorded>> findings = new HashMap<>();
		this.jdbc.sql("select * from directory.review_finding where review in (:ids) order by criterion")
			.param("ids", found.stream().map((review) -> review.id().value()).toList())
			.query((row) -> {
				findings.computeIfAbsent(row.getObject("review", UUID.class), (id) -> new ArrayList<>())
					.add(recorded(row));
			});
		return found.stream()
			.map((r) -> new CommunityReview(r.id(), r.community(), r.state(), r.demonstration(), r.startedAt(),
					r.reviewerId(), r.reviewer(), r.reviewerSince(), r.contributors(), r.submission(), r.submittedAt(),
					r.sentBack(), r.decidedAt(), r.decidedBy(), findings.getOrDefault(r.id().value(), List.of())))
			.toList();
	}

	private static CommunityReview review(ResultSet row, List<CommunityReview.Recorded> findings) throws SQLException {
		Instant sentBackAt = instant(row, "sent_back_at");
		CommunityReview.SentBack sentBack = (sentBackAt != null) ? new CommunityReview.SentBack(sentBackAt,
				row.getString("sent_back_by"), row.getString("sent_back_why")) : null;
		String[] contributors = (String[]) row.getArray("contributors").getArray();
		return new CommunityReview(new ReviewId(row.getObject("id", UUID.class)),
				new CommunityId(row.getString("community")), CommunityReview.State.valueOf(row.getString("state")),
				row.getBoolean("demonstration"), row.getTimestamp("started_at").toInstant(),
				row.getString("reviewer_id"), row.getString("reviewer"), row.getTimestamp("reviewer_since").toInstant(),
				Set.copyOf(Arrays.asList(contributors)), row.getInt("submission"), instant(row, "submitted_at"),
				sentBack, instant(row, "decided_at"), row.getString("decided_by"), findings);
	}

	private static CommunityReview.Recorded recorded(ResultSet row) throws SQLException {
		Date seenOn = row.getDate("seen_on");
		return new CommunityReview.Recorded(
				CriterionFinding.of(row.getString("criterion"),
						CriterionFinding.Outcome.valueOf(row.getString("outcome")), row.getString("note"),
						row.getString("evidence"), (seenOn != null) ? seenOn.toLocalDate() : null),
				row.getString("catalogue_version"), row.getString("question"), row.getString("recorded_by"),
				row.getTimestamp("recorded_at").toInstant());
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp at = row.getTimestamp(column);
		return (at != null) ? at.toInstant() : null;
	}

}
