package org.peerprescribing.carerecord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Entries that people of a practice print and file. An entry is in the record when one of
 * them says that it is filed, and not before. Each sees those of their own practice; any
 * other is refused with not-found, and whoever is neither its administrator nor its
 * clinician with forbidden.
 */
@Service
@Transactional
public class EntryFiling {

	private static final int MOST_SHOWN = 200;

	private final FilingRows rows;

	private final EntryIntake intake;

	private final WriteBackAlarm alarm;

	private final RecordReader reader;

	private final Patients patients;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final FilingSettings settings;

	private final Clock clock;

	EntryFiling(FilingRows rows, EntryIntake intake, WriteBackAlarm alarm, RecordReader reader, Patients patients,
			Worklist worklist, AuditTrail audit, FilingSettings settings, Clock clock) {
		this.rows = rows;
		this.intake = intake;
		this.alarm = alarm;
		this.reader = reader;
		this.patients = patients;
		this.worklist = worklist;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
	}

	/** What waits, the oldest first, at most 200; each is audited as read. */
	public List<EntryToFile> waiting(Actor actor) {
		Instant late = this.clock.instant().minus(this.settings.fileWithin());
		return this.rows.waiting(ofPractice(actor).organisation(), MOST_SHOWN).stream().map((paper) -> {
			record(actor, AuditedAct.Action.READ, "list-entries-to-file", paper);
			Instant since = Objects.requireNonNull(paper.since());
			Optional<Patient> patient = this.patients.find(paper.patient());
			return new EntryToFile(paper.id(), paper.hash(), paper.kind(),
					patient.map((known) -> known.name().full()).orElse(""),
					patient.map((known) -> known.nhsNumber().spaced()).orElse(""), since, since.isBefore(late),
					paper.lookFirst());
		}).toList();
	}

	/**
	 * The document as PDF/A; audited. Empty where it does not wait to be filed, or has to
	 * be made anew.
	 */
	public Optional<byte[]> open(UUID entry, Actor actor) {
		FilingRows.Paper paper = find(entry, actor);
		if (paper.state() != RecordEntry.State.TO_FILE) {
			return Optional.empty();
		}
		byte[] document = paper.document();
		if (document == null) {
			// The key that sealed it is gone.
			this.rows.makeAnew(entry);
			this.alarm.set(entry);
			return Optional.empty();
		}
		record(actor, AuditedAct.Action.READ, "open-entry-document", paper);
		return this.reader.parse(document).map(EntryFiling::pdf);
	}

	/**
	 * Confirms that it is filed: from now on it is in the record, under this person's
	 * name, and the next entry of the prescription may go. Done twice it changes nothing.
	 * @param document the document that was printed, as {@link EntryToFile#document()}
	 */
	public Filing filed(UUID entry, String document, Actor actor) {
		FilingRows.Paper paper = find(entry, actor);
		if (paper.state() == RecordEntry.State.DONE) {
			return Filing.FILED;
		}
		if (paper.state() == RecordEntry.State.CANCELLED) {
			return Filing.NOT_WANTED;
		}
		if (paper.state() != RecordEntry.State.TO_FILE || !paper.hash().equals(document)) {
			return Filing.MADE_ANEW;
		}
		this.rows.filed(entry, actor, this.clock.instant());
		this.worklist.close(WorkKind.RECORD_NOT_FILED, paper.organisation(), paper.prescription().value().toString(),
				actor.id());
		this.worklist.close(WorkKind.RECORD_NOT_WRITTEN, paper.organisation(), paper.prescription().value().toString(),
				actor.id());
		record(actor, AuditedAct.Action.UPDATE, "file-entry", paper);
		this.intake.release(paper.prescription()).forEach(this.alarm::set);
		return Filing.FILED;
	}

	/** A task for each practice's administrator about what has waited too long. */
	void remind() {
		this.rows.since(this.clock.instant().minus(this.settings.fileWithin()))
			.forEach((paper) -> this.worklist
				.open(new NewWorkItem(WorkKind.RECORD_NOT_FILED, paper.organisation(), Role.PRACTICE_ADMIN,
						paper.patient().value(), paper.prescription().value().toString(), Duration.ofDays(2))));
	}

	private FilingRows.Paper find(UUID entry, Actor actor) {
		return this.rows.lock(entry, ofPractice(actor).organisation())
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static Actor ofPractice(Actor actor) {
		return actor.mustBe(Role.PRACTICE_ADMIN, Role.CLINICIAN);
	}

	private void record(Actor actor, AuditedAct.Action action, String activity, FilingRows.Paper paper) {
		this.audit.record(actor, AuditedAct.done(action, activity, paper.patient().value(), "ServiceRequest",
				paper.prescription().value().toString()));
	}

	private static byte[] pdf(Bundle document) {
		return document.getEntry()
			.stream()
			.map(Bundle.BundleEntryComponent::getResource)
			.filter(Binary.class::isInstance)
			.map(Binary.class::cast)
			.map(Binary::getData)
			.findFirst()
			.orElseThrow();
	}

	/** What came of saying that an entry is filed. */
	public enum Filing {

		FILED,
		/** What was printed has been made anew since. */
		MADE_ANEW,
		/** It is not to be in the record any more. */
		NOT_WANTED

	}

}
