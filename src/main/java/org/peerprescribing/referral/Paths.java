package org.peerprescribing.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where paths, attempts and their ladders lie. Whoever changes a path locks it first, so
 * that two commands on one prescription follow each other.
 */
@Repository
class Paths {

	private static final String ATTEMPT = "select id, prescription, patient, organisation, community, attempt, replaces,"
			+ " step, task_status, evidence, reason, issued_at, joined_at, changed_at, version from referral.attempt ";

	private final JdbcClient jdbc;

	private final Prescribing prescribing;

	Paths(JdbcClient jdbc, Prescribing prescribing) {
		this.jdbc = jdbc;
		this.prescribing = prescribing;
	}

	/**
	 * Adds a path.
	 * @return false where the prescription has one
	 */
	boolean add(Path path) {
		return this.jdbc.sql("""
				insert into referral.path (prescription, organisation, patient, run, issued_at, valid_until)
				values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
			.params(path.prescription().value(), path.organisation().value(), path.patient().value(),
					path.run().value(), Timestamp.from(path.issuedAt()), Timestamp.from(path.validUntil()))
			.update() == 1;
	}

	Optional<Path> find(PrescriptionId prescription) {
		return path("where prescription = ?", prescription.value()).stream().findFirst();
	}

	/**
	 * As {@link #find}, and nobody else changes it, or its prescription, until this
	 * transaction ends.
	 */
	Optional<Path> lock(PrescriptionId prescription) {
		this.prescribing.lockFirst(prescription);
		return path("where prescription = ? for update", prescription.value()).stream().findFirst();
	}

	/**
	 * Paths whose time is over and which are still open, the oldest first; not locked.
	 */
	List<Path> overdue(Instant now, int limit) {
		return path("where ended_at is null and valid_until <= ? order by valid_until limit " + limit,
				Timestamp.from(now));
	}

	void end(PrescriptionId prescription, Instant at) {
		this.jdbc.sql("update referral.path set ended_at = ? where prescription = ? and ended_at is null")
			.params(Timestamp.from(at), prescription.value())
			.update();
	}

	List<Attempt> attempts(PrescriptionId prescription) {
		return this.jdbc.sql(ATTEMPT + "where prescription = ? order by attempt")
			.param(prescription.value())
			.query(Paths::attempt)
			.list();
	}

	Optional<Attempt> attempt(ReferralId id) {
		return this.jdbc.sql(ATTEMPT + "where id = ?").param(id.value()).query(Paths::attempt).optional();
	}

	/**
	 * Prescriptions with a live attempt at this community that has not been put on hold.
	 */
	List<PrescriptionId> openAt(CommunityId community, int limit) {
		return this.jdbc
			.sql("select prescription from referral.attempt where community = ? and task_status in"
					+ " ('REQUESTED', 'IN_PROGRESS') order by id limit " + limit)
			.param(community.value())
			.query((row, n) -> new PrescriptionId(row.getObject(1, UUID.class)))
			.list();
	}

	/** Prescriptions whose live attempt at this community is on hold. */
	List<PrescriptionId> heldAt(CommunityId community, int limit) {
		return this.jdbc
			.sql("select prescription from referral.attempt where community = ? and task_status = 'ON_HOLD'"
					+ " order by id limit " + limit)
			.param(community.value())
			.query((row, n) -> new PrescriptionId(row.getObject(1, UUID.class)))
			.list();
	}

	void add(Attempt attempt) {
		Referral as = attempt.view();
		this.jdbc.sql("""
				insert into referral.attempt (id, prescription, patient, organisation, community, attempt, replaces,
				  step, task_status, evidence, issued_at, changed_at, version)
				values (:id, :prescription, :patient, :organisation, :community, :attempt, :replaces,
				  :step, :status, :evidence, :issued, :changed, :version)""")
			.param("id", as.id().value())
			.param("prescription", as.prescription().value())
			.param("patient", as.patient().value())
			.param("organisation", as.organisation().value())
			.param("community", as.community().value())
			.param("attempt", as.attempt())
			.param("replaces", value(as.replaces()))
			.param("step", as.step().name())
			.param("status", attempt.status().name())
			.param("evidence", as.evidence().name())
			.param("issued", Timestamp.from(as.issuedAt()))
			.param("changed", Timestamp.from(as.changedAt()))
			.param("version", as.version())
			.update();
		note(attempt);
	}

	/** Keeps where the attempt stands now, without a step of the ladder. */
	void keep(Attempt attempt) {
		Referral as = attempt.view();
		int changed = this.jdbc.sql("""
				update referral.attempt set step = :step, task_status = :status, evidence = :evidence, reason = :reason,
				  joined_at = :joined, changed_at = :changed, version = :version
				where id = :id and version = :version - 1""")
			.param("step", as.step().name())
			.param("status", attempt.status().name())
			.param("evidence", as.evidence().name())
			.param("reason", (as.reason() != null) ? as.reason().name() : null)
			.param("joined", timestamp(as.joinedAt()))
			.param("changed", Timestamp.from(as.changedAt()))
			.param("version", as.version())
			.param("id", as.id().value())
			.update();
		if (changed != 1) {
			throw new OptimisticLockingFailureException("The referral has changed in the meantime");
		}
	}

	/** Appends the step that the attempt stands on to its ladder. */
	void note(Attempt attempt) {
		note(attempt, attempt.view().step(), attempt.view().evidence());
	}

	/** Appends a step that became known at the attempt's last change. */
	void note(Attempt attempt, UptakeStep step, Evidence evidence) {
		Referral as = attempt.view();
		this.jdbc.sql("""
				insert into referral.ladder_entry (id, referral, organisation, patient, step, evidence, task_status, at)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(TimeOrderedId.next(), as.id().value(), as.organisation().value(), as.patient().value(), step.name(),
					evidence.name(), attempt.status().name(), Timestamp.from(as.changedAt()))
			.update();
	}

	List<LadderEntry> ladder(ReferralId id) {
		return this.jdbc.sql("select step, evidence, at from referral.ladder_entry where referral = ? order by id")
			.param(id.value())
			.query((row, n) -> new LadderEntry(UptakeStep.valueOf(row.getString(1)), Evidence.valueOf(row.getString(2)),
					row.getTimestamp(3).toInstant()))
			.list();
	}

	private List<Path> path(String where, Object param) {
		return this.jdbc
			.sql("select prescription, organisation, patient, run, issued_at, valid_until, ended_at from referral.path "
					+ where)
			.param(param)
			.query((row, n) -> new Path(new PrescriptionId(row.getObject(1, UUID.class)), new OdsCode(row.getString(2)),
					new PatientId(row.getObject(3, UUID.class)), new MatchRunId(row.getObject(4, UUID.class)),
					row.getTimestamp(5).toInstant(), row.getTimestamp(6).toInstant(), instant(row.getTimestamp(7))))
			.list();
	}

	private static Attempt attempt(ResultSet row, int n) throws SQLException {
		UUID replaces = row.getObject(7, UUID.class);
		String reason = row.getString(11);
		TaskStatus status = TaskStatus.valueOf(row.getString(9));
		return new Attempt(new Referral(new ReferralId(row.getObject(1, UUID.class)),
				new PrescriptionId(row.getObject(2, UUID.class)), new PatientId(row.getObject(3, UUID.class)),
				new OdsCode(row.getString(4)), new CommunityId(row.getString(5)), row.getInt(6),
				(replaces != null) ? new ReferralId(replaces) : null, UptakeStep.valueOf(row.getString(8)),
				status.code(), Evidence.valueOf(row.getString(10)),
				(reason != null) ? NotRightReason.valueOf(reason) : null, row.getTimestamp(12).toInstant(),
				instant(row.getTimestamp(13)), row.getTimestamp(14).toInstant(), row.getInt(15)), status);
	}

	private static @Nullable UUID value(@Nullable ReferralId id) {
		return (id != null) ? id.value() : null;
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant at) {
		return (at != null) ? Timestamp.from(at) : null;
	}

	private static @Nullable Instant instant(@Nullable Timestamp at) {
		return (at != null) ? at.toInstant() : null;
	}

	/** One issued prescription and how long its path is open. */
	record Path(PrescriptionId prescription, OdsCode organisation, PatientId patient, MatchRunId run, Instant issuedAt,
			Instant validUntil, @Nullable Instant endedAt) {
	}

}
