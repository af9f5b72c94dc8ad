package org.peerprescribing.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tasks for people. */
@Service
@Transactional
public class Worklist {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	Worklist(JdbcClient jdbc, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Opens a task in the caller's transaction, from whatever scope. While a task of the
	 * same organisation, kind and subject is open, its id is returned and no second one
	 * is opened.
	 */
	public WorkItemId open(NewWorkItem item) {
		Instant now = this.clock.instant();
		UUID id = this.jdbc.sql(
				"select worklist.open(:id, :kind, :organisation, :owner, cast(:person as text), cast(:patient as uuid),"
						+ " :subject, :now, :due)")
			.param("id", TimeOrderedId.next())
			.param("kind", item.kind().name())
			.param("organisation", item.organisation().value())
			.param("owner", item.owner().name())
			.param("person", item.person())
			.param("patient", item.patient())
			.param("subject", item.subject())
			.param("now", Timestamp.from(now))
			.param("due", Timestamp.from(now.plus(item.within())))
			.query((row, n) -> row.getObject(1, UUID.class))
			.single();
		return new WorkItemId(id);
	}

	/**
	 * Open tasks of the actor's organisation and roles, without those meant for somebody
	 * else; the one due first at the top.
	 */
	@Transactional(readOnly = true)
	public List<WorkItem> openFor(Actor actor) {
		return this.jdbc.sql("""
				select id, kind, organisation, owner, patient, subject, opened_at, due_at from worklist.item
				where organisation = :organisation and owner in (:roles) and (person is null or person = :person)
				  and done_at is null
				order by due_at, id""")
			.param("person", actor.id())
			.param("organisation", actor.organisation().value())
			.param("roles", roles(actor))
			.query((row, n) -> item(row))
			.list();
	}

	/**
	 * Marks it done by this person; refuses with not-found what is not theirs. Doing it
	 * twice changes nothing.
	 */
	public void complete(WorkItemId id, Actor actor) {
		List<WorkItem> theirs = this.jdbc.sql("""
				select id, kind, organisation, owner, patient, subject, opened_at, due_at from worklist.item
				where id = :id and organisation = :organisation and owner in (:roles)
				  and (person is null or person = :person)""")
			.param("person", actor.id())
			.param("id", id.value())
			.param("organisation", actor.organisation().value())
			.param("roles", roles(actor))
			.query((row, n) -> item(row))
			.list();
		if (theirs.isEmpty()) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
		int done = this.jdbc.sql("update worklist.item set done_at = ?, done_by = ? where id = ? and done_at is null")
			.params(Timestamp.from(this.clock.instant()), actor.id(), id.value())
			.update();
		if (done > 0) {
			this.audit.record(actor, AuditedAct.done(AuditedAct.Action.UPDATE, "complete-work-item",
					theirs.getFirst().patient(), "WorkItem", id.value().toString()));
		}
	}

	/**
	 * Closes the open task of this organisation, kind and subject, from whatever scope
	 * and in the caller's transaction: a command has settled what it was about. Without
	 * one it changes nothing.
	 * @param by stable id of whose command it was, or the name of a task of this service;
	 * the command has checked and audited them
	 */
	public void close(WorkKind kind, OdsCode organisation, String subject, String by) {
		this.jdbc.sql("select worklist.close(?, ?, ?, ?, ?)")
			.params(kind.name(), organisation.value(), subject, Timestamp.from(this.clock.instant()), by)
			.query(Integer.class)
			.single();
	}

	/** Whether such a task is open, asked from whatever scope. */
	public boolean isOpen(WorkKind kind, OdsCode organisation, String subject) {
		return this.jdbc.sql("select worklist.is_open(?, ?, ?)")
			.params(kind.name(), organisation.value(), subject)
			.query(Boolean.class)
			.single();
	}

	private static List<String> roles(Actor actor) {
		return actor.roles().stream().map(Role::name).toList();
	}

	private static WorkItem item(ResultSet row) throws SQLException {
		return new WorkItem(new WorkItemId(row.getObject("id", UUID.class)), WorkKind.valueOf(row.getString("kind")),
				new OdsCode(row.getString("organisation")), Role.valueOf(row.getString("owner")),
				row.getObject("patient", UUID.class), row.getString("subject"),
				row.getTimestamp("opened_at").toInstant(), row.getTimestamp("due_at").toInstant());
	}

}
