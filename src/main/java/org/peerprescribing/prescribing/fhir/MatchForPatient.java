package org.peerprescribing.prescribing.fhir;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the matcher for one patient of the caller's organisation: found, audited and
 * answered in one transaction. A try that is refused is audited too, and stores no run.
 */
@Component
class MatchForPatient {

	private final TransactionTemplate transaction;

	private final Patients patients;

	private final CommunityDirectory directory;

	private final Matching matching;

	private final AuditTrail trail;

	MatchForPatient(PlatformTransactionManager transactions, Patients patients, CommunityDirectory directory,
			Matching matching, AuditTrail trail) {
		this.transaction = new TransactionTemplate(transactions);
		this.patients = patients;
		this.directory = directory;
		this.matching = matching;
		this.trail = trail;
	}

	/**
	 * Refuses, each with its path: a patient who does not exist or is another
	 * organisation's, in the same words; one who has died or left; a birth date that
	 * makes no age; an excluded community that does not exist.
	 * @param today the day in London
	 */
	MatchAnswer answer(MatchInput input, Actor actor, LocalDate today) {
		Tried tried = this.transaction.execute((status) -> tried(input, actor, today));
		if (tried.answer() != null) {
			return tried.answer();
		}
		throw Objects.requireNonNull(tried.refusal());
	}

	private Tried tried(MatchInput input, Actor actor, LocalDate today) {
		Optional<Patient> patient = find(input.subject())
			.filter((found) -> found.practice().equals(actor.organisation()));
		MatchRequest request;
		try {
			request = question(input, patient, today);
		}
		catch (ProblemException ex) {
			// Returned, not thrown on: the entry in the trail must stay.
			audit(actor, input.subject(), patient, AuditedAct.Outcome.REFUSED);
			return new Tried(null, ex);
		}
		audit(actor, input.subject(), patient, AuditedAct.Outcome.SUCCESS);
		return new Tried(this.matching.match(request), null);
	}

	private MatchRequest question(MatchInput input, Optional<Patient> found, LocalDate today) {
		Given.One subject = input.subject().given();
		Patient patient = found.orElseThrow(() -> subject.refused(Problem.UNKNOWN_REFERENCE));
		switch (patient.registration()) {
			case DECEASED -> throw subject.refused(Problem.PATIENT_GONE, "resolve().deceased");
			case LEFT -> throw subject.refused(Problem.PATIENT_GONE, "resolve().active");
			case REGISTERED -> {
			}
		}
		input.excluded().forEach(this::mustExist);
		return input.about(patient, age(patient, subject, today));
	}

	private Optional<Patient> find(SubjectReference subject) {
		PatientId id = subject.id();
		NhsNumber nhsNumber = subject.nhsNumber();
		if (id == null) {
			return this.patients.find(Objects.requireNonNull(nhsNumber));
		}
		return this.patients.find(id).filter((patient) -> nhsNumber == null || patient.nhsNumber().equals(nhsNumber));
	}

	/** Listed or not: a community may have been closed since it was said no to. */
	private void mustExist(ExcludedCommunity excluded) {
		CommunityId id = excluded.said().community();
		if (this.directory.snapshot().find(id).isEmpty() && this.directory.find(id).isEmpty()) {
			throw excluded.given().refused(Problem.UNKNOWN_REFERENCE);
		}
	}

	private static int age(Patient patient, Given.One subject, LocalDate today) {
		try {
			int age = AgeBand.age(patient.birthDate(), today);
			AgeBand.of(age);
			return age;
		}
		catch (InvalidValue ex) {
			throw subject.refused(Problem.INVALID_VALUE, "resolve().birthDate");
		}
	}

	/** A number that led to nobody is not written down: it may be somebody's. */
	private void audit(Actor actor, SubjectReference subject, Optional<Patient> patient, AuditedAct.Outcome outcome) {
		UUID id = patient.map((found) -> found.id().value()).orElse(null);
		String asked = (subject.id() != null) ? subject.id().value().toString() : "by-nhs-number";
		this.trail.record(actor, new AuditedAct(AuditedAct.Action.EXECUTE, "match-communities", id, "Patient",
				(id != null) ? id.toString() : asked, outcome));
	}

	/** What came of it: exactly one of the two. */
	private record Tried(@Nullable MatchAnswer answer, @Nullable ProblemException refusal) {
	}

}
