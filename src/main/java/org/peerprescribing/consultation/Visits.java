package org.peerprescribing.consultation;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Patients opened by clinicians: what the record said stays with the page for a day, and
 * out of its address.
 */
@Service
@Transactional
public class Visits {

	static final Duration KEPT = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final AuditTrail trail;

	private final Timings timings;

	private final Clinicians clinicians;

	private final Clock clock;

	Visits(JdbcClient jdbc, AuditTrail trail, Timings timings, Clinicians clinicians, Clock clock) {
		this.jdbc = jdbc;
		this.trail = trail;
		this.timings = timings;
		this.clinicians = clinicians;
		this.clock = clock;
	}

	VisitId open(PatientId patient, List<SnomedConcept> problems, @Nullable Phq9 phq9, @Nullable String mobile,
			@Nullable String email, @Nullable String recordUser, Actor clinician) {
		VisitId id = new VisitId(TimeOrderedId.next());
		this.jdbc.sql("""
				insert into consultation.visit (id, organisation, patient, problems, phq9_total, phq9_item9, phq9_on,
				  mobile, email, record_user, opened_by, opened_at)
				values (:id, :organisation, :patient, string_to_array(:problems, ','), :total, :item9, :on,
				  :mobile, :email, :recordUser, :by, :at)""")
			.param("id", id.value())
			.param("organisation", clinician.organisation().value())
			.param("patient", patient.value())
			.param("problems", String.join(",", problems.stream().map(SnomedConcept::id).toList()))
			.param("total", (phq9 != null) ? phq9.total() : null)
			.param("item9", (phq9 != null) ? phq9.item9() : null)
			.param("on", (phq9 != null) ? Date.valueOf(phq9.on()) : null, java.sql.Types.DATE)
			.param("mobile", mobile)
			.param("email", email)
			.param("recordUser", recordUser)
			.param("by", clinician.id())
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
		this.timings.opened(id, clinician);
		this.clinicians.seen(clinician);
		return id;
	}

	/** The questions of this visit were answered, that about risk among them. */
	public void answered(VisitId id, MatchRunId run) {
		this.jdbc.sql("update consultation.visit set run = ? where id = ?").params(run.value(), id.value()).update();
		this.timings.matched(id);
	}

	/**
	 * The latest run that this clinician of the record system had for the patient since
	 * then; empty where they have answered no risk question.
	 */
	@Transactional(readOnly = true)
	public Optional<MatchRunId> answeredSince(PatientId patient, String recordUser, Instant since) {
		return this.jdbc.sql("""
				select run from consultation.visit
				where patient = ? and record_user = ? and run is not null and opened_at >= ?
				order by opened_at desc, id desc limit 1""")
			.params(patient.value(), recordUser, Timestamp.from(since))
			.query((row, n) -> new MatchRunId(row.getObject(1, UUID.class)))
			.optional();
	}

	/**
	 * Within the access scope and a day; the reading is audited. Empty for anything else.
	 */
	public Optional<Visit> read(VisitId id, Actor clinician) {
		Optional<Visit> visit = this.jdbc.sql("""
				select id, patient, problems, phq9_total, phq9_item9, phq9_on, mobile, email
				from consultation.visit where id = ? and opened_at > ?""")
			.params(id.value(), Timestamp.from(this.clock.instant().minus(KEPT)))
			.query((row, n) -> visit(row))
			.optional();
		visit.ifPresent((found) -> this.trail.record(clinician, AuditedAct.done(AuditedAct.Action.READ, "open-visit",
				found.patient().value(), "Patient", found.patient().value().toString())));
		return visit;
	}

	private static Visit visit(ResultSet row) throws SQLException {
		Array problems = row.getArray("problems");
		Date answered = row.getDate("phq9_on");
		Phq9 phq9 = (answered != null)
				? new Phq9(row.getInt("phq9_total"), row.getObject("phq9_item9", Integer.class), answered.toLocalDate())
				: null;
		return new Visit(new VisitId(row.getObject("id", UUID.class)),
				new PatientId(row.getObject("patient", UUID.class)),
				Arrays.stream((String[]) problems.getArray()).map(SnomedConcept::new).toList(), phq9,
				row.getString("mobile"), row.getString("email"));
	}

}
