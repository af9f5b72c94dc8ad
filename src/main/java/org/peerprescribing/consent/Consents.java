package org.peerprescribing.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the patient agreed to. Every change is kept with its time and who recorded it, and
 * audited.
 */
@Service
@Transactional
public class Consents {

	private static final String BY_PATIENT = "patient";

	private final StandingChoicesRepository standing;

	private final ContactSeal seal;

	private final ChoiceHistory history;

	private final AuditTrail trail;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Consents(StandingChoicesRepository standing, ContactSeal seal, ChoiceHistory history, AuditTrail trail,
			ApplicationEventPublisher events, Clock clock) {
		this.standing = standing;
		this.seal = seal;
		this.history = history;
		this.trail = trail;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * The patient agreed, in the room, to be contacted about this; in the caller's
	 * transaction.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void agreeToContact(PatientId patient, OdsCode organisation, ContactDetails details, Actor recordedBy) {
		Instant now = this.clock.instant();
		lock(patient, organisation, now).agreeToContact(details, this.seal, now);
		this.history.add(patient, organisation, Purpose.CONTACT, "AGREED", recordedBy.id(), now);
		this.trail.record(recordedBy, act("agree-to-contact", patient));
	}

	/**
	 * A prescription was issued whose messages and links need the contact details until
	 * then; they are erased a while afterwards. In the caller's transaction.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void needContactUntil(PatientId patient, Instant until) {
		this.standing.lock(patient.value()).ifPresent((choices) -> choices.needContactUntil(until));
	}

	/** Asked again at the moment of acting; false where nothing was ever agreed. */
	@Transactional(readOnly = true)
	public boolean permits(PatientId patient, Purpose purpose) {
		return find(patient).map((choices) -> choices.permits(purpose)).orElse(false);
	}

	/** Empty once contact is withdrawn. */
	@Transactional(readOnly = true)
	public Optional<ContactDetails> contactDetails(PatientId patient) {
		return find(patient).flatMap((choices) -> choices.contactDetails(this.seal));
	}

	@Transactional(readOnly = true)
	public RecordSharing sharing(PatientId patient) {
		return find(patient).map(StandingChoices::sharing).orElse(RecordSharing.NOT_CHOSEN);
	}

	/**
	 * The patient's own choice, made on their page; choosing less publishes
	 * {@link ConsentWithdrawn}. Refuses {@link RecordSharing#NOT_CHOSEN}: a choice cannot
	 * be unmade.
	 */
	public void chooseSharing(PatientId patient, OdsCode organisation, RecordSharing choice) {
		if (choice == RecordSharing.NOT_CHOSEN) {
			throw new InvalidValue("sharing");
		}
		Instant now = this.clock.instant();
		RecordSharing before = lock(patient, organisation, now).choose(choice, now);
		if (before == choice) {
			return;
		}
		this.history.add(patient, organisation, Purpose.RECORD_SHARING, choice.name(), BY_PATIENT, now);
		this.trail.record(BY_PATIENT, organisation, act("choose-sharing", patient));
		// The enum goes from most to least; before the first choice nothing was shared.
		if (before != RecordSharing.NOT_CHOSEN && choice.compareTo(before) > 0) {
			this.events.publishEvent(new ConsentWithdrawn(patient, organisation, Purpose.RECORD_SHARING, now));
		}
	}

	/** The patient wants no more messages: publishes {@link ConsentWithdrawn} once. */
	public void withdrawContact(PatientId patient, OdsCode organisation) {
		Instant now = this.clock.instant();
		if (!lock(patient, organisation, now).withdrawContact(now)) {
			return;
		}
		this.history.add(patient, organisation, Purpose.CONTACT, "WITHDRAWN", BY_PATIENT, now);
		this.trail.record(BY_PATIENT, organisation, act("withdraw-contact", patient));
		this.events.publishEvent(new ConsentWithdrawn(patient, organisation, Purpose.CONTACT, now));
	}

	/**
	 * The practice erases what is held of its patient besides the clinical record: the
	 * contact details here, and what each room that hears {@link ErasureOrdered} has.
	 * Nothing is sent or shared from now on. Audited; repeating it is no harm.
	 */
	public void erase(PatientId patient, OdsCode organisation, ErasureReason reason, Actor by) {
		Instant now = this.clock.instant();
		StandingChoices choices = lock(patient, organisation, now);
		boolean contacted = choices.withdrawContact(now);
		RecordSharing before = choices.choose(RecordSharing.NOTHING, now);
		if (contacted) {
			this.history.add(patient, organisation, Purpose.CONTACT, "WITHDRAWN", by.id(), now);
			this.events.publishEvent(new ConsentWithdrawn(patient, organisation, Purpose.CONTACT, now));
		}
		if (before != RecordSharing.NOTHING) {
			this.history.add(patient, organisation, Purpose.RECORD_SHARING, RecordSharing.NOTHING.name(), by.id(), now);
		}
		if (before.sharesAnything()) {
			this.events.publishEvent(new ConsentWithdrawn(patient, organisation, Purpose.RECORD_SHARING, now));
		}
		this.trail.record(by, act("erase-" + reason.code(), patient));
		this.events.publishEvent(new ErasureOrdered(patient, organisation, now));
	}

	private Optional<StandingChoices> find(PatientId patient) {
		return this.standing.findById(patient.value());
	}

	private StandingChoices lock(PatientId patient, OdsCode organisation, Instant now) {
		this.standing.addIfNew(patient.value(), organisation.value(), now);
		return this.standing.lock(patient.value()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static AuditedAct act(String activity, PatientId patient) {
		return AuditedAct.done(AuditedAct.Action.UPDATE, activity, patient.value(), "Consent",
				patient.value().toString());
	}

}
