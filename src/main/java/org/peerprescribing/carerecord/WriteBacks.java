package org.peerprescribing.carerecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Sealer;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what is to be written, and of what lies in the record systems. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WriteBacks {

	/** Why an entry was cancelled that its practice does not let be written. */
	static final String PRACTICE_LIMIT = "practice-limit";

	private static final String UNFINISHED = "state in ('PENDING', 'SENDING', 'UNCERTAIN')";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Sealer sealer;

	WriteBacks(JdbcClient jdbc, Clock clock, Sealer sealer) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.sealer = sealer;
	}

	/** The new row's id; empty where that entry was queued before. */
	Optional<UUID> queue(PrescriptionId prescription, PatientId patient, OdsCode organisation, RecordEntry.Kind kind,
			boolean patientReported) {
		return this.jdbc.sql("""
				insert into carerecord.write_back (id, organisation, patient, prescription, kind, patient_reported,
				  state, queued_at, next_attempt_at)
				values (:id, :organisation, :patient, :prescription, :kind, :reported, 'PENDING', :at, now())
				on conflict (prescription, kind) do nothing returning id""")
			.param("id", TimeOrderedId.next())
			.param("organisation", organisation.value())
			.param("patient", patient.value())
			.param("prescription", prescription.value())
			.param("kind", kind.name())
			.param("reported", patientReported)
			.param("at", Timestamp.from(this.clock.instant()))
			.query(UUID.class)
			.optional();
	}

	boolean has(PrescriptionId prescription, RecordEntry.Kind kind) {
		return this.jdbc.sql("select exists (select 1 from carerecord.write_back where prescription = ? and kind = ?)")
			.params(prescription.value(), kind.name())
			.query(Boolean.class)
			.single();
	}

	/** What the patient reported and is not on its way yet will not go. */
	void cancelReported(PatientId patient) {
		this.jdbc.sql("""
				update carerecord.write_back set state = 'CANCELLED', bundle = null, bundle_hash = null
				where patient = ? and patient_reported and state in ('PENDING', 'UNCERTAIN')""")
			.param(patient.value())
			.update();
	}

	/**
	 * What is not written yet is made anew on its next try, by what the patient chose
	 * now: an end that is not theirs to tell carries their answers along. A try that is
	 * running ends as it began.
	 */
	void thaw(PatientId patient) {
		this.jdbc.sql("""
				update carerecord.write_back set bundle = null, bundle_hash = null
				where patient = ? and state in ('PENDING', 'SENDING', 'UNCERTAIN') and bundle is not null""")
			.param(patient.value())
			.update();
	}

	/**
	 * What is not written yet is made anew on its next try: within other limits, or for
	 * elsewhere. A try that is running ends as it began.
	 */
	void thaw(OdsCode organisation) {
		this.jdbc.sql("""
				update carerecord.write_back set bundle = null, bundle_hash = null
				where organisation = ? and state in ('PENDING', 'SENDING', 'UNCERTAIN') and bundle is not null""")
			.param(organisation.value())
			.update();
	}

	List<RecordEntry> of(PrescriptionId prescription) {
		return this.jdbc.sql("""
				select kind, state, queued_at, written_at, location from carerecord.write_back
				where prescription = ? order by sequence""")
			.param(prescription.value())
			.query((row, n) -> new RecordEntry(RecordEntry.Kind.valueOf(row.getString(1)),
					RecordEntry.State.valueOf(row.getString(2)), row.getTimestamp(3).toInstant(),
					Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant).orElse(null), row.getString(5)))
			.list();
	}

	/** What is due, not being tried, and without a task; oldest first, at most 100. */
	List<UUID> forgotten() {
		return this.jdbc
			.sql("select id from carerecord.write_back w where " + UNFINISHED
					+ " and next_attempt_at <= now() and (lease_until is null or lease_until < now())"
					+ " and not exists (select 1 from task.scheduled_tasks t where t.task_name = ?"
					+ " and t.task_instance = w.id::text) order by sequence limit 100")
			.param(WriteBackSteps.TASK)
			.query((row, n) -> row.getObject(1, UUID.class))
			.list();
	}

	/** Locks the row until the end of the transaction; empty where it is finished. */
	Optional<Standing> lock(UUID id) {
		return this.jdbc
			.sql("select w.*,"
					+ " extract(epoch from greatest(next_attempt_at, coalesce(lease_until, next_attempt_at)) - now())"
					+ " as wait_seconds, extract(epoch from now() - kept_since) as age_seconds,"
					+ " exists (select 1 from carerecord.write_back e where e.prescription = w.prescription"
					+ " and e.sequence < w.sequence and e." + UNFINISHED + ") as waits_for_earlier"
					+ " from carerecord.write_back w where id = ? and " + UNFINISHED + " for update")
			.param(id)
			.query((row, n) -> new Standing(row(row), seconds(row, "wait_seconds"), seconds(row, "age_seconds"),
					row.getBoolean("waits_for_earlier")))
			.optional();
	}

	/** Begins a try: the row is this lease's until it ends or runs out. */
	UUID lease(UUID id, Duration time) {
		UUID lease = UUID.randomUUID();
		this.jdbc.sql("""
				update carerecord.write_back set look_first = look_first or state in ('SENDING', 'UNCERTAIN'),
				  state = 'SENDING', attempts = attempts + 1, lease_owner = :lease,
				  lease_until = now() + make_interval(secs => :seconds)
				where id = :id""").param("lease", lease).param("seconds", time.toSeconds()).param("id", id).update();
		return lease;
	}

	boolean freeze(UUID id, UUID lease, byte[] bundle) {
		return this.jdbc.sql("""
				update carerecord.write_back set bundle = :bundle, bundle_hash = sha256(:bundle)
				where id = :id and lease_owner = :lease and state = 'SENDING'""")
			.param("bundle", this.sealer.seal(bundle, id.toString()))
			.param("id", id)
			.param("lease", lease)
			.update() == 1;
	}

	/** False where the lease was lost: then nothing changes. */
	boolean done(UUID id, UUID lease, Instant at, String location) {
		return this.jdbc.sql("""
				update carerecord.write_back set state = 'DONE', written_at = :at, location = :location,
				  last_error = null, lease_owner = null, lease_until = null
				where id = :id and lease_owner = :lease and state = 'SENDING'""")
			.param("at", Timestamp.from(at))
			.param("location", location)
			.param("id", id)
			.param("lease", lease)
			.update() == 1;
	}

	/** False where the lease was lost: then nothing changes. */
	boolean again(UUID id, UUID lease, Ending ending, Duration wait) {
		return this.jdbc.sql("""
				update carerecord.write_back set state = :state, last_error = :error, last_status = :status,
				  look_first = :uncertain, next_attempt_at = now() + make_interval(secs => :wait),
				  bundle = case when :thaw then null else bundle end,
				  bundle_hash = case when :thaw then null else bundle_hash end,
				  lease_owner = null, lease_until = null
				where id = :id and lease_owner = :lease and state = 'SENDING'""")
			.param("state", ending.state().name())
			.param("error", ending.error())
			.param("status", ending.status())
			.param("uncertain", ending.state() == RecordEntry.State.UNCERTAIN)
			.param("wait", wait.toMillis() / 1000.0)
			.param("thaw", ending.thaw())
			.param("id", id)
			.param("lease", lease)
			.update() == 1;
	}

	/** Ends a row that nobody holds; the caller has locked it. */
	void end(UUID id, RecordEntry.State state, String error) {
		this.jdbc.sql("""
				update carerecord.write_back set state = :state, last_error = :error, lease_owner = null,
				  lease_until = null where id = :id""")
			.param("state", state.name())
			.param("error", error)
			.param("id", id)
			.update();
	}

	void postpone(UUID id, String error, Duration wait) {
		this.jdbc.sql("""
				update carerecord.write_back set last_error = :error,
				  next_attempt_at = now() + make_interval(secs => :wait) where id = :id""")
			.param("error", error)
			.param("wait", wait.toMillis() / 1000.0)
			.param("id", id)
			.update();
	}

	void located(WriteBack row, Delivery.Located resource, Instant at) {
		this.jdbc.sql("""
				insert into carerecord.written_resource (organisation, patient, prescription, type, identifier,
				  server_id, written_at)
				values (:organisation, :patient, :prescription, :type, :identifier, :server, :at)
				on conflict (organisation, type, identifier) do update
				  set server_id = excluded.server_id, written_at = excluded.written_at, lost_at = null""")
			.param("organisation", row.organisation().value())
			.param("patient", row.patient().value())
			.param("prescription", row.prescription().value())
			.param("type", resource.type())
			.param("identifier", resource.identifier())
			.param("server", resource.id())
			.param("at", Timestamp.from(at))
			.update();
	}

	/** Identifiers of what lies there already. */
	List<String> written(PrescriptionId prescription) {
		return this.jdbc
			.sql("select identifier from carerecord.written_resource where prescription = ? and lost_at is null")
			.param(prescription.value())
			.query((row, n) -> row.getString(1))
			.list();
	}

	/**
	 * A bundle that cannot be opened any more is made anew: looking first keeps it
	 * single.
	 */
	private WriteBack row(ResultSet row) throws SQLException {
		byte[] bundle = row.getBytes("bundle");
		return new WriteBack(row.getObject("id", UUID.class), new OdsCode(row.getString("organisation")),
				new PatientId(row.getObject("patient", UUID.class)),
				new PrescriptionId(row.getObject("prescription", UUID.class)),
				RecordEntry.Kind.valueOf(row.getString("kind")), row.getBoolean("patient_reported"),
				row.getInt("attempts") + 1,
				row.getBoolean("look_first") || !row.getString("state").equals(RecordEntry.State.PENDING.name()),
				row.getTimestamp("queued_at").toInstant(),
				(bundle != null) ? this.sealer.open(bundle, row.getString("id")).orElse(null) : null);
	}

	private static Duration seconds(ResultSet row, String column) throws SQLException {
		return Duration.ofMillis((long) (row.getDouble(column) * 1000));
	}

	/**
	 * A locked row.
	 *
	 * @param row as the next try would see it
	 * @param dueIn until it is due and free; negative where it is
	 * @param age since it was accepted
	 * @param waitsForEarlier whether an earlier entry of the prescription is unfinished
	 */
	record Standing(WriteBack row, Duration dueIn, Duration age, boolean waitsForEarlier) {
	}

	/**
	 * How a try ended without being done.
	 *
	 * @param state PENDING, UNCERTAIN or DEAD
	 * @param error kebab-case word
	 * @param status HTTP status; null where there was no answer
	 * @param thaw whether the bundle has to be made anew
	 */
	record Ending(RecordEntry.State state, String error, @org.jspecify.annotations.Nullable Integer status,
			boolean thaw) {
	}

}
