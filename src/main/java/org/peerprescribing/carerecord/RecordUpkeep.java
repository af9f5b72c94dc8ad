package org.peerprescribing.carerecord;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.Sealer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What waits, what was given up and what differs, and how it goes on. */
@Repository
@Transactional
class RecordUpkeep {

	private static final int MOST_SHOWN = 200;

	private final JdbcClient jdbc;

	private final WriteBackAlarm alarm;

	private final AuditTrail audit;

	private final Clock clock;

	private final Sealer sealer;

	RecordUpkeep(JdbcClient jdbc, WriteBackAlarm alarm, AuditTrail audit, Clock clock, Sealer sealer) {
		this.jdbc = jdbc;
		this.alarm = alarm;
		this.audit = audit;
		this.clock = clock;
		this.sealer = sealer;
	}

	List<Backlog> backlogs() {
		return this.jdbc
			.sql("""
					select organisation,
					  count(*) filter (where state in ('PENDING', 'SENDING', 'UNCERTAIN')) waiting,
					  count(*) filter (where state = 'UNCERTAIN') uncertain,
					  min(queued_at) filter (where state in ('PENDING', 'SENDING', 'UNCERTAIN')) oldest,
					  count(*) filter (where state = 'TO_FILE') to_file, count(*) filter (where state = 'DEAD') dead, count(*) filter (where state = 'DONE') written,
					  count(*) filter (where state = 'CANCELLED' and last_error = :limit) held_back
					from carerecord.write_back group by organisation order by organisation""")
			.param("limit", EntryIntake.PRACTICE_LIMIT)
			.query((row, n) -> new Backlog(new OdsCode(row.getString("organisation")), row.getLong("waiting"),
					row.getLong("uncertain"),
					Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant).orElse(null),
					row.getLong("to_file"), row.getLong("dead"), row.getLong("written"), row.getLong("held_back")))
			.list();
	}

	/** The oldest first, at most 200. */
	List<DeadLetter> dead() {
		return this.jdbc.sql("""
				select id, organisation, kind, queued_at, attempts, coalesce(last_error, 'unknown') error, last_status
				from carerecord.write_back where state = 'DEAD' order by queued_at, id limit ?""")
			.param(MOST_SHOWN)
			.query((row, n) -> new DeadLetter(row.getObject("id", UUID.class),
					new OdsCode(row.getString("organisation")), RecordEntry.Kind.valueOf(row.getString("kind")),
					row.getTimestamp("queued_at").toInstant(), row.getInt("attempts"), row.getString("error"),
					row.getObject("last_status", Integer.class)))
			.list();
	}

	/**
	 * The bundle is made anew from what is true now: what was refused would be refused
	 * again.
	 */
	void replay(UUID id, Actor actor) {
		Entry entry = this.jdbc.sql("""
				update carerecord.write_back set state = 'PENDING', attempts = 0, kept_since = now(),
				  next_attempt_at = now(), bundle = null, bundle_hash = null
				where id = ? and state = 'DEAD' returning id, patient, prescription""")
			.param(id)
			.query((row, n) -> new Entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
					row.getObject(3, UUID.class)))
			.optional()
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		again(entry, "replay-write-back", actor);
	}

	/** The oldest first, at most 200. */
	List<RecordDifference> differences() {
		return this.jdbc.sql("""
				select organisation, prescription, type, kind, found_at from carerecord.difference
				where settled_at is null order by found_at, prescription, type limit ?""")
			.param(MOST_SHOWN)
			.query((row, n) -> new RecordDifference(new OdsCode(row.getString(1)),
					new PrescriptionId(row.getObject(2, UUID.class)), row.getString(3),
					RecordDifference.Kind.valueOf(row.getString(4)), row.getTimestamp(5).toInstant()))
			.list();
	}

	/**
	 * Writes the last entry of a prescription again, with all that is missing; of
	 * documents, those that are missing. Refuses with not-found a prescription without a
	 * difference that writing again would mend: of two that lie there, a person has to
	 * choose.
	 */
	void sendAgain(PrescriptionId prescription, Actor actor) {
		this.jdbc.sql("""
				update carerecord.written_resource w set lost_at = :at from carerecord.difference d
				where w.prescription = :prescription and d.organisation = w.organisation and d.type = w.type
				  and d.identifier = w.identifier and d.kind = 'MISSING' and d.settled_at is null""")
			.param("at", Timestamp.from(this.clock.instant()))
			.param("prescription", prescription.value())
			.update();
		List<Entry> entries = this.jdbc.sql("""
				with standing as (select type, identifier from carerecord.difference
				    where prescription = :prescription and kind <> 'SEVERAL' and settled_at is null)
				update carerecord.write_back set state = 'PENDING', attempts = 0, kept_since = now(),
				  next_attempt_at = now(), bundle = null, bundle_hash = null, written_at = null, location = null,
				  filed_by = null, filed_by_name = null
				where prescription = :prescription and state = 'DONE'
				  and (id::text in (select identifier from standing where type = 'Bundle')
				    or (exists (select from standing where type <> 'Bundle')
				      and sequence = (select max(sequence) from carerecord.write_back
				        where prescription = :prescription and state = 'DONE')))
				returning id, patient, prescription""")
			.param("prescription", prescription.value())
			.query((row, n) -> new Entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
					row.getObject(3, UUID.class)))
			.list();
		if (entries.isEmpty()) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
		this.jdbc.sql("""
				update carerecord.difference set settled_at = ?
				where prescription = ? and kind <> 'SEVERAL' and settled_at is null""")
			.params(Timestamp.from(this.clock.instant()), prescription.value())
			.update();
		entries.forEach((entry) -> again(entry, "send-entry-again", actor));
	}

	/**
	 * Prescriptions of which something was written from the one moment until before the
	 * other and which have nothing on its way; by id.
	 */
	List<PrescriptionId> settled(Instant from, Instant until) {
		return this.jdbc.sql("""
				select distinct prescription from carerecord.write_back w where written_at >= ? and written_at < ?
				  and not exists (select from carerecord.write_back other where other.prescription = w.prescription
				    and other.state in ('PENDING', 'SENDING', 'UNCERTAIN')) order by prescription""")
			.params(Timestamp.from(from), Timestamp.from(until))
			.query((row, n) -> new PrescriptionId(row.getObject(1, UUID.class)))
			.list();
	}

	/**
	 * What this service believes to be in the record: resources, documents (Bundle, by
	 * the entry's id) and what a person filed (Paper).
	 */
	List<Believed> believed(PrescriptionId prescription) {
		return this.jdbc.sql("""
				select organisation, patient, prescription, type, identifier, base_address
				from carerecord.written_resource where prescription = :prescription
				union all
				select organisation, patient, prescription, case route when 'print' then 'Paper' else 'Bundle' end,
				  id::text, base_address
				from carerecord.write_back
				where prescription = :prescription and state = 'DONE' and route in ('document', 'print')
				order by type, identifier""")
			.param("prescription", prescription.value())
			.query((row, n) -> new Believed(new OdsCode(row.getString(1)), new PatientId(row.getObject(2, UUID.class)),
					new PrescriptionId(row.getObject(3, UUID.class)), row.getString(4), row.getString(5),
					row.getString(6)))
			.list();
	}

	/**
	 * The bundle of the last entry that was written as resources; empty where none was,
	 * or it cannot be opened any more.
	 */
	Optional<byte[]> lastWritten(PrescriptionId prescription) {
		return this.jdbc.sql("""
				select id, bundle from carerecord.write_back where prescription = ? and state = 'DONE'
				  and route = 'fhir' and bundle is not null order by sequence desc limit 1""")
			.param(prescription.value())
			.query((row, n) -> this.sealer.open(row.getBytes(2), row.getString(1)))
			.optional()
			.flatMap(Function.identity());
	}

	/** Keeps what a comparison found of one resource; null where they agree. */
	void found(Believed believed, RecordDifference.@org.jspecify.annotations.Nullable Kind kind) {
		Timestamp now = Timestamp.from(this.clock.instant());
		if (kind == null) {
			this.jdbc.sql("""
					update carerecord.difference set settled_at = ?
					where organisation = ? and type = ? and identifier = ? and settled_at is null""")
				.params(now, believed.organisation().value(), believed.type(), believed.identifier())
				.update();
			return;
		}
		this.jdbc.sql("""
				insert into carerecord.difference as d (organisation, patient, prescription, type, identifier, kind,
				  found_at)
				values (?, ?, ?, ?, ?, ?, ?) on conflict (organisation, type, identifier)
				do update set kind = excluded.kind, settled_at = null,
				  found_at = case when d.settled_at is null then d.found_at else excluded.found_at end""")
			.params(believed.organisation().value(), believed.patient().value(), believed.prescription().value(),
					believed.type(), believed.identifier(), kind.name(), now)
			.update();
	}

	private void again(Entry entry, String activity, Actor actor) {
		this.alarm.set(entry.id());
		this.audit.record(actor, AuditedAct.done(AuditedAct.Action.UPDATE, activity, entry.patient(), "ServiceRequest",
				entry.prescription().toString()));
	}

	private record Entry(UUID id, UUID patient, UUID prescription) {
	}

	/**
	 * Something that was confirmed once.
	 *
	 * @param type FHIR type; Paper where a person filed it
	 * @param identifier our identifier
	 * @param base address of the record system that confirmed it; null where none did, or
	 * it is not known
	 */
	record Believed(OdsCode organisation, PatientId patient, PrescriptionId prescription, String type,
			String identifier, @org.jspecify.annotations.Nullable String base) {

		boolean isOnPaper() {
			return this.type.equals("Paper");
		}

		boolean isDocument() {
			return this.type.equals("Bundle");
		}

	}

}
