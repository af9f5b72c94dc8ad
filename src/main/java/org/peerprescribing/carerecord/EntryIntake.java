package org.peerprescribing.carerecord;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which entries are to be written: what happened brings them, what the patient chooses
 * and the practice allows takes them away or has them made anew.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EntryIntake {

	/** Why an entry was cancelled that its practice does not let be written. */
	static final String PRACTICE_LIMIT = "practice-limit";

	/** Why an entry was cancelled that the patient does not let be told. */
	static final String CHOICE_WITHDRAWN = "choice-withdrawn";

	/** Why an entry was cancelled whose prescription was made in error. */
	static final String ENTERED_IN_ERROR = "entered-in-error";

	/** A document that nobody has filed yet is made again as well. */
	private static final String THAW = """
			update carerecord.write_back set bundle = null, bundle_hash = null,
			  next_attempt_at = case when state = 'TO_FILE' then now() else next_attempt_at end,
			  kept_since = case when state = 'TO_FILE' then now() else kept_since end,
			  state = case when state = 'TO_FILE' then 'PENDING' else state end
			where state in ('PENDING', 'SENDING', 'UNCERTAIN', 'TO_FILE') and bundle is not null""";

	private final JdbcClient jdbc;

	private final Clock clock;

	EntryIntake(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
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

	/**
	 * What the patient reported and is not on its way yet will not go; nor what the
	 * practice did not let be written, should it do so later.
	 * @return the prescriptions of which something was cancelled
	 */
	List<Of> cancelReported(PatientId patient) {
		List<Of> cancelled = this.jdbc.sql("""
				update carerecord.write_back set state = 'CANCELLED', last_error = :withdrawn, bundle = null,
				  bundle_hash = null
				where patient = :patient and patient_reported and (state in ('PENDING', 'UNCERTAIN', 'TO_FILE')
				  or (state = 'CANCELLED' and last_error = :limit)) returning organisation, prescription""")
			.param("withdrawn", CHOICE_WITHDRAWN)
			.param("patient", patient.value())
			.param("limit", PRACTICE_LIMIT)
			.query((row, n) -> new Of(new OdsCode(row.getString(1)), new PrescriptionId(row.getObject(2, UUID.class))))
			.list();
		cancelled.forEach((one) -> release(one.prescription()));
		return cancelled;
	}

	/**
	 * Nothing that is not written yet will be, nor what a person would have to put right
	 * first; a try that is running ends as it began.
	 * @return whether something of it lies in the record, or may
	 */
	boolean cancelInError(PrescriptionId prescription) {
		boolean there = this.jdbc.sql("""
				select exists (select from carerecord.write_back where prescription = ?
				  and (state in ('SENDING', 'UNCERTAIN', 'DONE') or (state = 'DEAD' and attempts > 0)))""")
			.param(prescription.value())
			.query(Boolean.class)
			.single();
		this.jdbc.sql("""
				update carerecord.write_back set state = 'CANCELLED', last_error = :error, bundle = null,
				  bundle_hash = null
				where prescription = :prescription and (state in ('PENDING', 'UNCERTAIN', 'TO_FILE', 'DEAD')
				  or (state = 'CANCELLED' and last_error = :limit))""")
			.param("error", ENTERED_IN_ERROR)
			.param("prescription", prescription.value())
			.param("limit", PRACTICE_LIMIT)
			.update();
		return there;
	}

	/**
	 * What is not written yet is made anew on its next try, by what the patient chose
	 * now: an end that is not theirs to tell carries their answers along. A try that is
	 * running ends as it began.
	 */
	void thaw(PatientId patient) {
		this.jdbc.sql(THAW + " and patient = ?").param(patient.value()).update();
	}

	/**
	 * What is not written yet is made anew on its next try: within other limits, by
	 * another route, or for elsewhere. A try that is running ends as it began.
	 */
	void thaw(OdsCode organisation) {
		this.jdbc.sql(THAW + " and organisation = ?").param(organisation.value()).update();
	}

	/**
	 * What was cancelled because the practice did not let it be written, and would let
	 * now, waits again. What the patient chose stays as it is.
	 */
	List<UUID> allowAgain(OdsCode organisation, WriteLimits limits) {
		return this.jdbc.sql("""
				update carerecord.write_back set state = 'PENDING', attempts = 0, kept_since = now(), last_error = null,
				  last_status = null, next_attempt_at = now(), bundle = null, bundle_hash = null
				where organisation = :organisation and state = 'CANCELLED' and last_error = :limit
				  and kind in (:kinds) and (:reported or not patient_reported) returning id""")
			.param("organisation", organisation.value())
			.param("limit", PRACTICE_LIMIT)
			.param("kinds",
					Arrays.stream(RecordEntry.Kind.values())
						.map((kind) -> limits.allow(kind) ? kind.name() : "")
						.toList())
			.param("reported", limits.reported())
			.query((row, n) -> row.getObject(1, UUID.class))
			.list();
	}

	/** Who waited for an earlier entry of the prescription begins to wait now. */
	List<UUID> release(PrescriptionId prescription) {
		return this.jdbc.sql("""
				update carerecord.write_back set kept_since = now(), next_attempt_at = now()
				where prescription = ? and state = 'PENDING' and attempts = 0 returning id""")
			.param(prescription.value())
			.query((row, n) -> row.getObject(1, UUID.class))
			.list();
	}

	/** A prescription of a practice. */
	record Of(OdsCode organisation, PrescriptionId prescription) {
	}

}
