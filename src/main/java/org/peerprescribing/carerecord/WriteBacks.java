package org.peerprescribing.carerecord;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Sealer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what is to be written, and of what lies in the record systems. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WriteBacks {

	private static final String UNFINISHED = "state in ('PENDING', 'SENDING', 'UNCERTAIN')";

	private static final String BEHIND_PAPER = "exists (select 1 from carerecord.write_back p"
			+ " where p.prescription = w.prescription and p.sequence < w.sequence and p.state = 'TO_FILE')";

	private final JdbcClient jdbc;

	private final Sealer sealer;

	WriteBacks(JdbcClient jdbc, Sealer sealer) {
		this.jdbc = jdbc;
		this.sealer = sealer;
	}

	/**
	 * What is due, not being tried, and without a task; oldest first, at most 100. What
	 * waits until a person has filed an earlier entry is none of it.
	 */
	List<UUID> forgotten() {
		return this.jdbc
			.sql("select id from carerecord.write_back w where " + UNFINISHED
					+ " and next_attempt_at <= now() and (lease_until is null or lease_until < now())" + " and not "
					+ BEHIND_PAPER + " and not exists (select 1 from task.scheduled_tasks t where t.task_name = ?"
					+ " and t.task_instance = w.id::text) order by sequence limit 100")
			.param(WriteBackSteps.TASK)
			.query((row, n) -> row.getObject(1, UUID.class))
			.list();
	}

	/** Locks the row until the end of the transaction; empty where it is finished. */
	Optional<Standing> lock(UUID id) {
		return this.jdbc.sql("select w.*,"
				+ " extract(epoch from greatest(next_attempt_at, coalesce(lease_until, next_attempt_at)) - now())"
				+ " as wait_seconds, extract(epoch from now() - kept_since) as age_seconds,"
				+ " exists (select 1 from carerecord.write_back e where e.prescription = w.prescription"
				+ " and e.sequence < w.sequence and e." + UNFINISHED + ") as waits_for_earlier, " + BEHIND_PAPER
				+ " as waits_for_filing from carerecord.write_back w where id = ? and " + UNFINISHED + " for update")
			.param(id)
			.query((row, n) -> new Standing(row(row), seconds(row, "wait_seconds"), seconds(row, "age_seconds"),
					row.getBoolean("waits_for_earlier"), row.getBoolean("waits_for_filing")))
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
	boolean done(UUID id, UUID lease, Instant at, String location, Place place) {
		return this.jdbc.sql("""
				update carerecord.write_back set state = 'DONE', written_at = :at, location = :location,
				  route = :route, base_address = :base, last_error = null, lease_owner = null, lease_until = null
				where id = :id and lease_owner = :lease and state = 'SENDING'""")
			.param("at", Timestamp.from(at))
			.param("location", location)
			.param("route", place.route().code())
			.param("base", place.base().toString())
			.param("id", id)
			.param("lease", lease)
			.update() == 1;
	}

	/**
	 * The document is made and a person has to file it. That an earlier try by another
	 * route may have arrived stays with the row, for the person to look. False where the
	 * lease was lost: then nothing changes.
	 */
	boolean layOut(UUID id, UUID lease, Instant at) {
		return this.jdbc.sql("""
				update carerecord.write_back set state = 'TO_FILE', route = 'print', last_error = null,
				  last_status = null, to_file_since = coalesce(to_file_since, :at),
				  lease_owner = null, lease_until = null
				where id = :id and lease_owner = :lease and state = 'SENDING' and bundle is not null""")
			.param("at", Timestamp.from(at))
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

	void located(WriteBack row, Delivery.Located resource, Instant at, Place place) {
		this.jdbc.sql("""
				insert into carerecord.written_resource (organisation, patient, prescription, type, identifier,
				  server_id, written_at, base_address)
				values (:organisation, :patient, :prescription, :type, :identifier, :server, :at, :base)
				on conflict (organisation, type, identifier) do update set server_id = excluded.server_id,
				  written_at = excluded.written_at, base_address = excluded.base_address, lost_at = null""")
			.param("base", place.base().toString())
			.param("organisation", row.organisation().value())
			.param("patient", row.patient().value())
			.param("prescription", row.prescription().value())
			.param("type", resource.type())
			.param("identifier", resource.identifier())
			.param("server", resource.id())
			.param("at", Timestamp.from(at))
			.update();
	}

	/** Identifiers of what lies already in the record system at this address. */
	List<String> written(PrescriptionId prescription, URI base) {
		return this.jdbc.sql("""
				select identifier from carerecord.written_resource
				where prescription = ? and base_address = ? and lost_at is null""")
			.params(prescription.value(), base.toString())
			.query((row, n) -> row.getString(1))
			.list();
	}

	/**
	 * Whether anything of it was confirmed, here or at an earlier address, and not found
	 * missing since.
	 */
	boolean isBelievedWritten(PrescriptionId prescription) {
		return this.jdbc
			.sql("select exists (select from carerecord.written_resource where prescription = ? and lost_at is null)")
			.param(prescription.value())
			.query(Boolean.class)
			.single();
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
	 * @param waitsForFiling whether an earlier one waits for a person
	 */
	record Standing(WriteBack row, Duration dueIn, Duration age, boolean waitsForEarlier, boolean waitsForFiling) {
	}

	/**
	 * Where it lies.
	 *
	 * @param route by which it went
	 * @param base base address of the record system
	 */
	record Place(EntryRoute route, URI base) {
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
