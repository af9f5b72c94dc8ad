package org.peerprescribing.consultation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.AccessNeed;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.shared.TimeOrderedId;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prescriptions left for a colleague to finish, within the access scope. Whom one is left
 * for decides in whose worklist it appears; anybody at the practice may finish it.
 */
@Service
@Transactional
public class Drafts {

	private static final String COLUMNS = "select id, patient, need, wanted, audiences, access_needs, online, english,"
			+ " risks, no_risks, left_by_name, left_for_name, left_at, lapses_at from consultation.draft ";

	private final JdbcClient jdbc;

	private final Worklist worklist;

	private final AuditTrail trail;

	private final ConsultationProperties properties;

	private final Clock clock;

	Drafts(JdbcClient jdbc, Worklist worklist, AuditTrail trail, ConsultationProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.worklist = worklist;
		this.trail = trail;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Keeps what was answered so far and asks the colleague to finish it.
	 * @param colleague whom it is left for; null where anyone of the practice may finish
	 * it
	 */
	public DraftId leave(PatientId patient, DraftAnswers answers, @Nullable Colleague colleague, Actor clinician) {
		DraftId id = new DraftId(TimeOrderedId.next());
		Instant now = this.clock.instant();
		this.jdbc
			.sql("""
					insert into consultation.draft (id, organisation, patient, need, wanted, audiences, access_needs, online,
					  english, risks, no_risks, left_by, left_by_name, left_for, left_for_name, left_at, lapses_at)
					values (:id, :organisation, :patient, :need, string_to_array(:wanted, ','),
					  string_to_array(:audiences, ','), string_to_array(:access, ','), :online, :english,
					  string_to_array(:risks, ','), :noRisks, :by, :byName, :for, :forName, :at, :lapses)""")
			.param("id", id.value())
			.param("organisation", clinician.organisation().value())
			.param("patient", patient.value())
			.param("need", (answers.need() != null) ? answers.need().id() : null)
			.param("wanted", String.join(",", answers.wanted()))
			.param("audiences", names(answers.audiences()))
			.param("access", names(answers.accessNeeds()))
			.param("online", (answers.online() != null) ? answers.online().name() : null)
			.param("english", answers.english())
			.param("risks", names(answers.risks()))
			.param("noRisks", answers.noRisks())
			.param("by", clinician.id())
			.param("byName", clinician.name())
			.param("for", (colleague != null) ? colleague.id() : null)
			.param("forName", (colleague != null) ? colleague.name() : null)
			.param("at", Timestamp.from(now))
			.param("lapses", Timestamp.from(now.plus(this.properties.draftsKept())))
			.update();
		this.worklist
			.open(new NewWorkItem(WorkKind.DRAFT_TO_FINISH, clinician.organisation(), Role.CLINICIAN, patient.value(),
					id.value().toString(), this.properties.draftsKept(), (colleague != null) ? colleague.id() : null));
		audit(clinician, AuditedAct.Action.CREATE, "leave-draft", patient);
		return id;
	}

	/** One that is still to be finished; the reading is audited. */
	public Optional<Draft> read(DraftId id, Actor clinician) {
		Optional<Draft> found = open("id = ?", id.value()).stream().findFirst();
		found.ifPresent((draft) -> audit(clinician, AuditedAct.Action.READ, "read-draft", draft.patient()));
		return found;
	}

	/** Those of this patient that are still to be finished, oldest first. */
	@Transactional(readOnly = true)
	public List<Draft> of(PatientId patient) {
		return open("patient = ?", patient.value());
	}

	/** From now on this visit goes on with the draft. */
	public void goOn(DraftId id, VisitId visit) {
		this.jdbc.sql("update consultation.visit set draft = ? where id = ?")
			.params(id.value(), visit.value())
			.update();
	}

	/** The draft with which this visit goes on, while it is still to be finished. */
	@Transactional(readOnly = true)
	public Optional<Draft> behind(VisitId visit) {
		return open("id = (select draft from consultation.visit where id = ?)", visit.value()).stream().findFirst();
	}

	/** The visit that went on with it came to an end, however; without one, nothing. */
	public void finish(VisitId visit, Actor clinician) {
		behind(visit).ifPresent((draft) -> end(draft, "finish-draft", clinician));
	}

	/** Nobody is to finish it; doing it twice changes nothing. */
	public void discard(Draft draft, Actor clinician) {
		open("id = ?", draft.id().value()).forEach((found) -> end(found, "discard-draft", clinician));
	}

	/**
	 * Those whose time is over go, and their tasks with them; in the background. Returns
	 * how many.
	 */
	int lapse(Instant now, int atMost) {
		return drop("id in (select id from consultation.draft where lapses_at <= ? order by lapses_at limit ?)",
				"draft-lapsed", Timestamp.from(now), atMost);
	}

	/** In whatever scope the erasure is ordered. */
	void eraseOf(PatientId patient, String by) {
		drop("patient = ?", by, patient.value());
	}

	private int drop(String which, String by, Object... values) {
		List<Dropped> dropped = this.jdbc
			.sql("delete from consultation.draft where " + which + " returning id, organisation")
			.params(values)
			.query((row, n) -> new Dropped(row.getObject(1, UUID.class), new OdsCode(row.getString(2))))
			.list();
		dropped.forEach(
				(gone) -> this.worklist.close(WorkKind.DRAFT_TO_FINISH, gone.organisation(), gone.id().toString(), by));
		return dropped.size();
	}

	private void end(Draft draft, String activity, Actor clinician) {
		drop("id = ?", clinician.id(), draft.id().value());
		audit(clinician, AuditedAct.Action.DELETE, activity, draft.patient());
	}

	private List<Draft> open(String which, Object value) {
		return this.jdbc.sql(COLUMNS + "where " + which + " and lapses_at > ? order by left_at, id")
			.params(value, Timestamp.from(this.clock.instant()))
			.query((row, n) -> draft(row))
			.list();
	}

	private void audit(Actor clinician, AuditedAct.Action action, String activity, PatientId patient) {
		this.trail.record(clinician,
				AuditedAct.done(action, activity, patient.value(), "Patient", patient.value().toString()));
	}

	private static Draft draft(ResultSet row) throws SQLException {
		String need = row.getString("need");
		String online = row.getString("online");
		DraftAnswers answers = new DraftAnswers((need != null) ? new SnomedConcept(need) : null,
				codes(row, "wanted", Function.identity()), codes(row, "audiences", Audience::valueOf),
				codes(row, "access_needs", AccessNeed::valueOf),
				(online != null) ? DigitalAccess.valueOf(online) : null, row.getBoolean("english"),
				codes(row, "risks", Risk::valueOf), row.getBoolean("no_risks"));
		return new Draft(new DraftId(row.getObject("id", UUID.class)),
				new PatientId(row.getObject("patient", UUID.class)), answers, row.getString("left_by_name"),
				row.getString("left_for_name"), row.getTimestamp("left_at").toInstant(),
				row.getTimestamp("lapses_at").toInstant());
	}

	private static <T> Set<T> codes(ResultSet row, String column, Function<String, T> read) throws SQLException {
		Array codes = row.getArray(column);
		return Arrays.stream((String[]) codes.getArray()).map(read).collect(Collectors.toSet());
	}

	private static String names(Collection<? extends Enum<?>> codes) {
		return codes.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
	}

	private record Dropped(UUID id, OdsCode organisation) {
	}

}
