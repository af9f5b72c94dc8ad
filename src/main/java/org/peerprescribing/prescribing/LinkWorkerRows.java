package org.peerprescribing.prescribing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.LinkWorkerRequest.Outcome;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of requests to link workers, in a table of their own. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LinkWorkerRows {

	private static final String ALL = "select * from prescribing.link_worker_request where ";

	private final JdbcClient jdbc;

	LinkWorkerRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * False where this key was used before, or a request for this patient is open: then
	 * nothing changes. Waits for another transaction that is about to decide it.
	 */
	boolean add(UUID id, RequestLinkWorker command, Actor clinician, Instant at, Instant due) {
		return this.jdbc
			.sql("""
					insert into prescribing.link_worker_request (id, organisation, patient, status, need, phone_monitored,
					  command_key, requester_id, requester_name, requested_at, due_at, changed_at)
					values (:id, :organisation, :patient, 'ACTIVE', :need, :monitored, :key, :requester, :name, :at, :due, :at)
					on conflict do nothing""")
			.param("id", id)
			.param("organisation", clinician.organisation().value())
			.param("patient", command.patient().value())
			.param("need", command.need().id())
			.param("monitored", command.phoneMonitored())
			.param("key", command.key().value())
			.param("requester", clinician.id())
			.param("name", clinician.name())
			.param("at", Timestamp.from(at))
			.param("due", Timestamp.from(due))
			.update() == 1;
	}

	Optional<LinkWorkerRequest> byKey(OdsCode organisation, CommandKey key) {
		return this.jdbc.sql(ALL + "organisation = ? and command_key = ?")
			.params(organisation.value(), key.value())
			.query((row, n) -> request(row))
			.optional();
	}

	Optional<LinkWorkerRequest> find(LinkWorkerRequestId id) {
		return this.jdbc.sql(ALL + "id = ?").param(id.value()).query((row, n) -> request(row)).optional();
	}

	Optional<LinkWorkerRequest> lock(LinkWorkerRequestId id) {
		return this.jdbc.sql(ALL + "id = ? for update").param(id.value()).query((row, n) -> request(row)).optional();
	}

	/** Within the access scope; at most one of each practice. */
	List<LinkWorkerRequest> lockOpen(PatientId patient) {
		return this.jdbc.sql(ALL + "patient = ? and status = 'ACTIVE' order by id for update")
			.param(patient.value())
			.query((row, n) -> request(row))
			.list();
	}

	/** Of this practice: at most one. */
	Optional<LinkWorkerRequest> open(PatientId patient, OdsCode organisation) {
		return this.jdbc.sql(ALL + "patient = ? and organisation = ? and status = 'ACTIVE'")
			.params(patient.value(), organisation.value())
			.query((row, n) -> request(row))
			.optional();
	}

	/** Newest first. */
	List<LinkWorkerRequest> latest(OdsCode organisation, int most) {
		return this.jdbc.sql(ALL + "organisation = ? order by requested_at desc, id desc limit ?")
			.params(organisation.value(), most)
			.query((row, n) -> request(row))
			.list();
	}

	/** Whether the patient accepted another request of this practice since then. */
	boolean acceptedSince(PatientId patient, OdsCode organisation, Instant since) {
		return this.jdbc
			.sql("select exists (" + ALL
					+ "patient = ? and organisation = ? and outcome = 'ACCEPTED' and answered_at > ?)")
			.params(patient.value(), organisation.value(), Timestamp.from(since))
			.query(Boolean.class)
			.single();
	}

	/** A locked one that is open. */
	void end(LinkWorkerRequestId id, Outcome outcome, @Nullable Actor by, boolean firstContact, Instant at) {
		this.jdbc.sql("""
				update prescribing.link_worker_request set status = :status, outcome = :outcome, answered_at = :at,
				  answered_by = :by, answered_by_name = :name, first_contact = :first, changed_at = :at,
				  version = version + 1
				where id = :id""")
			.param("status", outcome.status().name())
			.param("outcome", outcome.name())
			.param("by", (by != null) ? by.id() : null)
			.param("name", (by != null) ? by.name() : null)
			.param("first", firstContact)
			.param("at", Timestamp.from(at))
			.param("id", id.value())
			.update();
	}

	/** A locked one that is open. */
	void undo(LinkWorkerRequestId id, Instant at) {
		this.jdbc.sql("""
				update prescribing.link_worker_request set status = 'ENTERED_IN_ERROR', changed_at = ?,
				  version = version + 1 where id = ?""").params(Timestamp.from(at), id.value()).update();
	}

	/** Open beyond their time and not reported yet; marks them as reported. */
	List<LinkWorkerRequest> reportLate(Instant now, int most) {
		return this.jdbc.sql("""
				update prescribing.link_worker_request set reported_late_at = :now where id in (
				  select id from prescribing.link_worker_request
				  where status = 'ACTIVE' and reported_late_at is null and due_at <= :now
				  order by due_at limit :most for update skip locked)
				returning *""")
			.param("now", Timestamp.from(now))
			.param("most", most)
			.query((row, n) -> request(row))
			.list();
	}

	private static LinkWorkerRequest request(ResultSet row) throws SQLException {
		String outcome = row.getString("outcome");
		Timestamp answered = row.getTimestamp("answered_at");
		return new LinkWorkerRequest(new LinkWorkerRequestId(row.getObject("id", UUID.class)),
				new PatientId(row.getObject("patient", UUID.class)), new OdsCode(row.getString("organisation")),
				Prescription.Status.valueOf(row.getString("status")),
				(outcome != null) ? Outcome.valueOf(outcome) : null, new SnomedConcept(row.getString("need")),
				row.getBoolean("phone_monitored"), row.getString("requester_id"), row.getString("requester_name"),
				row.getTimestamp("requested_at").toInstant(), row.getTimestamp("due_at").toInstant(),
				row.getString("answered_by_name"), (answered != null) ? answered.toInstant() : null,
				row.getBoolean("first_contact"), row.getTimestamp("changed_at").toInstant(), row.getInt("version"));
	}

}
