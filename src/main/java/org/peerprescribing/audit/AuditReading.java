package org.peerprescribing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the trail of the actor's own organisation. Whoever looks into it is in it
 * themselves, in the same transaction.
 */
@Service
@Transactional
public class AuditReading {

	/** What one page shows at most; a day and a person narrow it further. */
	public static final int MOST = 500;

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final String ENTRIES = "select " + StoredEntry.COLUMNS + " from audit.entry e"
			+ " where e.organisation = :organisation";

	private final JdbcClient jdbc;

	private final AuditTrail trail;

	AuditReading(JdbcClient jdbc, AuditTrail trail) {
		this.jdbc = jdbc;
		this.trail = trail;
	}

	/** The newest first, at most {@link #MOST}; refuses whoever is no auditor. */
	public List<AuditEntry> search(AuditQuestion question, Actor auditor) {
		auditor.mustBe(Role.AUDITOR);
		record(auditor, "search-trail", question.patient(), AuditedAct.Outcome.SUCCESS);
		return this.jdbc.sql(ENTRIES + "\n" + """
				and (:patient::uuid is null or e.patient = :patient::uuid)
				and (:person::text is null or e.actor = :person::text
				  or position(lower(:person::text) in lower(e.actor_name)) > 0)
				and (:from::timestamptz is null or (e.recorded_at >= :from::timestamptz
				  and e.recorded_at < :until::timestamptz))
				order by e.recorded_at desc, e.id desc limit\s""" + MOST)
			.param("organisation", auditor.organisation().value())
			.param("patient", question.patient())
			.param("person", question.person())
			.param("from", start(question.day()))
			.param("until", start((question.day() != null) ? question.day().plusDays(1) : null))
			.query((row, n) -> entry(row))
			.list();
	}

	/**
	 * All that anybody of the practice, the patient among them, did with this patient's
	 * data, the oldest first: for a patient who asks who saw it (UK GDPR, article 15).
	 * Refuses whoever is no administrator of the practice.
	 */
	public List<AuditEntry> accessesOf(UUID patient, Actor administrator) {
		administrator.mustBe(Role.PRACTICE_ADMIN);
		record(administrator, "export-accesses", patient, AuditedAct.Outcome.SUCCESS);
		return this.jdbc.sql(ENTRIES + " and e.patient = :patient order by e.recorded_at, e.id")
			.param("organisation", administrator.organisation().value())
			.param("patient", patient)
			.query((row, n) -> entry(row))
			.list();
	}

	/**
	 * Who of the practice did any of these things since then, and when last, each with
	 * each activity; nothing of a patient. Refuses whoever is no administrator of the
	 * practice.
	 * @param activities kebab-case words of the modules
	 */
	public List<PersonSeen> people(Set<String> activities, Instant since, Actor administrator) {
		administrator.mustBe(Role.PRACTICE_ADMIN);
		record(administrator, "list-people", null, AuditedAct.Outcome.SUCCESS);
		return this.jdbc.sql("""
				select actor, (array_agg(actor_name order by recorded_at desc, id desc))[1], activity, max(recorded_at)
				from audit.entry where organisation = :organisation and recorded_at >= :since
				  and activity in (:activities) and outcome = 'SUCCESS'
				group by actor, activity order by max(recorded_at) desc""")
			.param("organisation", administrator.organisation().value())
			.param("since", Timestamp.from(since))
			.param("activities", activities)
			.query((row, n) -> new PersonSeen(row.getString(1), row.getString(2), row.getString(3),
					row.getTimestamp(4).toInstant()))
			.list();
	}

	/** Somebody looked for a patient that their practice does not have. */
	public void recordUnknownPatient(Actor actor, String activity) {
		record(actor, activity, null, AuditedAct.Outcome.REFUSED);
	}

	private void record(Actor actor, String activity, @Nullable UUID patient, AuditedAct.Outcome outcome) {
		this.trail.record(actor, new AuditedAct(AuditedAct.Action.READ, activity, patient, "AuditEvent",
				(patient != null) ? patient.toString() : "trail", outcome));
	}

	private static @Nullable Timestamp start(@Nullable LocalDate day) {
		return (day != null) ? Timestamp.from(day.atStartOfDay(LONDON).toInstant()) : null;
	}

	private static AuditEntry entry(ResultSet row) throws SQLException {
		StoredEntry stored = StoredEntry.of(row);
		Instant at = stored.recordedAt();
		AuditedAct.Action action = Arrays.stream(AuditedAct.Action.values())
			.filter((one) -> one.code().equals(stored.action()))
			.findFirst()
			.orElseThrow();
		return new AuditEntry(at, stored.actor(), stored.actorName(), action, stored.activity(), stored.patient(),
				stored.entity(), stored.entityId(), AuditedAct.Outcome.valueOf(stored.outcome()));
	}

}
