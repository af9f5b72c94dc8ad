package org.peerprescribing.patient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people prescribed for. What is found depends on the access scope; another
 * practice's patient is not found.
 */
@Service
@Transactional
public class Patients {

	private static final String BY_RECORD = "care-record";

	private final PersonRepository people;

	private final PersonSeal seal;

	private final AuditTrail trail;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Patients(PersonRepository people, PersonSeal seal, AuditTrail trail, ApplicationEventPublisher events,
			Clock clock) {
		this.people = people;
		this.seal = seal;
		this.trail = trail;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Adds the person, or brings what is known up to date; one row per practice and NHS
	 * number, also when called twice at once. Audited. Refuses with {@code forbidden} a
	 * person of another practice than the actor's.
	 */
	public PatientId register(RegisterPatient person, Actor actor) {
		if (!person.practice().equals(actor.organisation())) {
			throw new ProblemException(Problem.FORBIDDEN);
		}
		Instant now = this.clock.instant();
		String practice = person.practice().value();
		String nhsNumber = person.nhsNumber().value();
		UUID id = TimeOrderedId.next();
		byte[] sealed = this.seal.seal(id, person.name(), person.birthDate());
		boolean added = this.people.addIfNew(id, practice, nhsNumber, sealed, now) == 1;
		StoredPerson stored = this.people.lock(practice, nhsNumber)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		stored.bringUpToDate(person, this.seal, now);
		this.trail.record(actor, act(added ? AuditedAct.Action.CREATE : AuditedAct.Action.UPDATE, "register", stored));
		return stored.id();
	}

	/** Not audited by itself: the caller, who knows why, audits the reading. */
	@Transactional(readOnly = true)
	public Optional<Patient> find(PatientId id) {
		return this.people.findById(id.value()).map(this::open);
	}

	/**
	 * As {@link #find(PatientId)}; in background work, which sees every practice, the one
	 * changed last.
	 */
	@Transactional(readOnly = true)
	public Optional<Patient> find(NhsNumber nhsNumber) {
		return this.people.findFirstByNhsNumberOrderByChangedAtDesc(nhsNumber.value()).map(this::open);
	}

	/** Whether this is the person's date of birth; compared in constant time. */
	@Transactional(readOnly = true)
	public boolean wasBornOn(PatientId id, LocalDate date) {
		return find(id).map((patient) -> MessageDigest.isEqual(bytes(patient.birthDate()), bytes(date))).orElse(false);
	}

	/** The record says that the person died: publishes {@link PatientDied} once. */
	public void markDeceased(PatientId id) {
		StoredPerson person = lock(id);
		Instant now = this.clock.instant();
		if (person.die(now)) {
			this.trail.record(BY_RECORD, person.organisation(), act(AuditedAct.Action.UPDATE, "mark-deceased", person));
			this.events.publishEvent(new PatientDied(id, person.organisation(), now));
		}
	}

	/**
	 * The record says that the person is registered elsewhere: publishes
	 * {@link PatientLeft} once.
	 */
	public void markLeft(PatientId id) {
		StoredPerson person = lock(id);
		OdsCode organisation = person.organisation();
		Instant now = this.clock.instant();
		if (person.leave(now)) {
			this.trail.record(BY_RECORD, organisation, act(AuditedAct.Action.UPDATE, "mark-left", person));
			this.events.publishEvent(new PatientLeft(id, organisation, now));
		}
	}

	private Patient open(StoredPerson person) {
		return person.asPatient(this.seal);
	}

	private StoredPerson lock(PatientId id) {
		return this.people.lock(id.value()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static AuditedAct act(AuditedAct.Action action, String activity, StoredPerson person) {
		return AuditedAct.done(action, activity, person.id().value(), "Patient", person.id().value().toString());
	}

	private static byte[] bytes(LocalDate date) {
		return date.toString().getBytes(StandardCharsets.US_ASCII);
	}

}
