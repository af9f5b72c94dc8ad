package org.peerprescribing.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.DatabaseClock;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Repository;

/**
 * The rows that say what is to be sent, and the alarm clocks that wake the sender. The
 * row is the truth; a row whose alarm clock is lost gets another.
 */
@Repository
class MessageQueue {

	/** Name of the task that sends one message; its instance is the row's id. */
	static final String TASK = "notification-send";

	private static final String UNFINISHED = "state in ('PENDING', 'SENDING', 'UNCERTAIN')";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final SchedulerClient alarms;

	private final DatabaseClock time;

	MessageQueue(JdbcClient jdbc, Clock clock, DatabaseClock time, DataSource dataSource, Environment environment) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.time = time;
		this.alarms = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
			.tableName(environment.getRequiredProperty("db-scheduler.table-name"))
			.build();
	}

	/** Queues the message unless the same one was queued before. */
	void add(PrescriptionId prescription, OdsCode organisation, PatientId patient, MessageTemplate template,
			String step, Instant notBefore) {
		UUID id = TimeOrderedId.next();
		int added = this.jdbc
			.sql("""
					insert into notification.message (id, prescription, organisation, patient, template, step, state,
					  not_before, created_at, changed_at)
					values (:id, :prescription, :organisation, :patient, :template, :step, 'PENDING', :notBefore, :now, :now)
					on conflict (prescription, template, step) do nothing""")
			.param("id", id)
			.param("prescription", prescription.value())
			.param("organisation", organisation.value())
			.param("patient", patient.value())
			.param("template", template.name())
			.param("step", step)
			.param("notBefore", Timestamp.from(notBefore))
			.param("now", now())
			.update();
		if (added == 1 && !notBefore.isAfter(this.clock.instant())) {
			wake(id);
		}
	}

	/** The patient chose another day for a reminder that has not gone out. */
	void askAgain(PrescriptionId prescription, Instant on) {
		this.jdbc
			.sql("update notification.message set not_before = ?, asked_for = true, changed_at = ?"
					+ " where prescription = ? and template = 'REMINDER' and state = 'PENDING'")
			.params(Timestamp.from(on), now(), prescription.value())
			.update();
	}

	/** Whether the first message has gone out. */
	boolean hasSentLink(PrescriptionId prescription) {
		return this.jdbc
			.sql("select exists (select 1 from notification.message"
					+ " where prescription = ? and template = 'LINK' and state = 'DONE')")
			.param(prescription.value())
			.query(Boolean.class)
			.single();
	}

	/** Whether the patient has heard of this prescription, from a carrier or on paper. */
	Told told(PrescriptionId prescription) {
		return this.jdbc.sql("""
				select case when state = 'DONE' or last_status = 'handed-over' then 'TOLD'
				  when state in ('SENDING', 'UNCERTAIN') then 'PERHAPS' else 'NOT_TOLD' end
				from notification.message where prescription = ? and template = 'LINK'""")
			.param(prescription.value())
			.query((row, n) -> Told.valueOf(row.getString(1)))
			.optional()
			.orElse(Told.NOT_TOLD);
	}

	/**
	 * What is queued for this prescription goes out no more; of what may have gone out,
	 * the sender finds out and sends nothing. The notice that it is closed stays queued.
	 */
	void cancelOf(PrescriptionId prescription, String why) {
		cancel("template <> 'WITHDRAWN' and prescription", prescription.value(), why);
	}

	/** As above, for this patient. */
	void cancelOf(PatientId patient, String why) {
		cancel("patient", patient.value(), why);
	}

	/** Due rows get an alarm clock where they have none. */
	int wakeDue(int limit) {
		List<UUID> due = this.jdbc
			.sql("select id from notification.message m where " + UNFINISHED
					+ " and not_before <= ? and (lease_until is null or lease_until < now()) and not exists"
					+ " (select 1 from task.scheduled_tasks t where t.task_name = ? and t.task_instance = m.id::text)"
					+ " order by not_before limit " + limit)
			.params(now(), TASK)
			.query((row, n) -> row.getObject(1, UUID.class))
			.list();
		due.forEach(this::wake);
		return due.size();
	}

	/** Which prescription it belongs to, to be locked before the row itself. */
	Optional<PrescriptionId> prescriptionOf(UUID id) {
		return this.jdbc.sql("select prescription from notification.message where id = ?")
			.param(id)
			.query((row, n) -> new PrescriptionId(row.getObject(1, UUID.class)))
			.optional();
	}

	/**
	 * The row, if it is due and nobody else holds it; held until the transaction ends.
	 */
	Optional<Message> lockDue(UUID id) {
		return this.jdbc
			.sql("select id, prescription, organisation, patient, template, state, attempts, asked_for, created_at,"
					+ " coalesce(reference, id)" + " from notification.message where id = ? and " + UNFINISHED
					+ " and not_before <= ? and (lease_until is null or lease_until < now()) for update skip locked")
			.params(id, now())
			.query(MessageQueue::message)
			.optional();
	}

	/** Begins sending, for at most this long by the clock of the database. */
	void lease(UUID id, UUID owner, Duration length) {
		this.jdbc
			.sql("update notification.message set state = 'SENDING', attempts = attempts + 1, lease_owner = ?,"
					+ " lease_until = now() + make_interval(secs => ?), changed_at = ? where id = ?")
			.params(owner, (double) length.toSeconds(), now(), id)
			.update();
	}

	/**
	 * The outcome, if the lease still holds.
	 * @return false where somebody else has taken over
	 */
	boolean settle(UUID id, UUID owner, MessageState state, String status, Instant notBefore) {
		return this.jdbc
			.sql("update notification.message set state = ?, last_status = ?, not_before = ?,"
					+ " lease_owner = null, lease_until = null, changed_at = ?"
					+ " where id = ? and lease_owner = ? and state = 'SENDING'")
			.params(state.name(), status, Timestamp.from(notBefore), now(), id, owner)
			.update() == 1;
	}

	/** A person has handed over the link that was still to be sent. */
	void handedOver(PrescriptionId prescription) {
		this.jdbc
			.sql("update notification.message set state = 'CANCELLED', last_status = 'handed-over', changed_at = ?"
					+ " where prescription = ? and template = 'LINK' and state = 'PENDING'")
			.params(now(), prescription.value())
			.update();
	}

	/** Decided without a carrier, within the transaction that holds the row. */
	void decide(UUID id, MessageState state, String status, Instant notBefore) {
		this.jdbc
			.sql("update notification.message set state = ?, last_status = ?, not_before = ?,"
					+ " lease_owner = null, lease_until = null, changed_at = ? where id = ?")
			.params(state.name(), status, Timestamp.from(notBefore), now(), id)
			.update();
	}

	private void cancel(String column, UUID value, String why) {
		this.jdbc
			.sql("update notification.message set state = 'CANCELLED', last_status = ?, changed_at = ? where " + column
					+ " = ? and state = 'PENDING'")
			.params(why, now(), value)
			.update();
	}

	private void wake(UUID id) {
		this.alarms.scheduleIfNotExists(new TaskInstance<>(TASK, id.toString()), this.time.now());
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static Message message(ResultSet row, int n) throws SQLException {
		return new Message(row.getObject(1, UUID.class), new PrescriptionId(row.getObject(2, UUID.class)),
				new OdsCode(row.getString(3)), new PatientId(row.getObject(4, UUID.class)),
				MessageTemplate.valueOf(row.getString(5)), MessageState.valueOf(row.getString(6)), row.getInt(7),
				row.getBoolean(8), row.getTimestamp(9).toInstant(), row.getObject(10, UUID.class));
	}

	/** A row as it is kept; the reference is what the carrier calls it. */
	record Message(UUID id, PrescriptionId prescription, OdsCode organisation, PatientId patient,
			MessageTemplate template, MessageState state, int attempts, boolean askedFor, Instant createdAt,
			UUID reference) {
	}

	/** What a patient knows of a prescription. */
	enum Told {

		TOLD, PERHAPS, NOT_TOLD

	}

	/** Where a message stands. */
	enum MessageState {

		PENDING, SENDING, UNCERTAIN, DONE, DEAD, CANCELLED

	}

}
