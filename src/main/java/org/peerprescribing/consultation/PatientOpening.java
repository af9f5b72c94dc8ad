package org.peerprescribing.consultation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.carerecord.RecordLookup;
import org.peerprescribing.carerecord.RecordSystems;
import org.peerprescribing.carerecord.RecordedPerson;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.NhsNumber;

import org.springframework.stereotype.Service;

/**
 * From an NHS number and a date of birth to a visit. Asks the record system first, which
 * is a call out of the process and so outside any transaction.
 */
@Service
public class PatientOpening {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final int YOUNGEST = 16;

	private final RecordSystems records;

	private final Patients patients;

	private final Visits visits;

	private final Clock clock;

	PatientOpening(RecordSystems records, Patients patients, Visits visits, Clock clock) {
		this.records = records;
		this.patients = patients;
		this.visits = visits;
		this.clock = clock;
	}

	/**
	 * Looks the person up in the practice's record and opens them.
	 * @param recordUser who the clinician is in the record system from which they come;
	 * null where they come by themselves
	 */
	public OpenResult open(NhsNumber nhsNumber, LocalDate birthDate, @Nullable String recordUser, Actor clinician) {
		return switch (this.records.lookUp(clinician.organisation(), nhsNumber, birthDate)) {
			case RecordLookup.NotFound none -> new OpenResult.NotFound();
			case RecordLookup.Unreachable silent -> new OpenResult.ByHand();
			case RecordLookup.Found found -> open(found.person(), recordUser, clinician);
		};
	}

	/**
	 * Opens somebody who is known here, from the record again; where no record answers,
	 * with what is known. Empty for another practice's patient.
	 */
	public Optional<OpenResult> again(PatientId id, Actor clinician) {
		return this.patients.find(id).map((known) -> {
			if (known.registration() == Patient.Registration.DECEASED) {
				return new OpenResult.Deceased();
			}
			OpenResult fromRecord = open(known.nhsNumber(), known.birthDate(), null, clinician);
			return (fromRecord instanceof OpenResult.ByHand)
					? new OpenResult.Opened(this.visits.open(id, List.of(), null, null, null, null, clinician))
					: fromRecord;
		});
	}

	/** Opens a person whose details the clinician typed, because no record answers. */
	public OpenResult openByHand(RegisterPatient person, Actor clinician) {
		if (isTooYoung(person.birthDate())) {
			return new OpenResult.TooYoung();
		}
		PatientId id = this.patients.register(person, clinician);
		boolean deceased = this.patients.find(id)
			.filter((known) -> known.registration() == Patient.Registration.DECEASED)
			.isPresent();
		return deceased ? new OpenResult.Deceased()
				: new OpenResult.Opened(this.visits.open(id, List.of(), null, null, null, null, clinician));
	}

	private OpenResult open(RecordedPerson person, @Nullable String recordUser, Actor clinician) {
		if (person.deceased()) {
			this.patients.find(person.person().nhsNumber())
				.ifPresent((known) -> this.patients.markDeceased(known.id()));
			return new OpenResult.Deceased();
		}
		if (isTooYoung(person.person().birthDate())) {
			return new OpenResult.TooYoung();
		}
		PatientId id = this.patients.register(person.person(), clinician);
		return new OpenResult.Opened(
				this.visits.open(id, person.problems().stream().map(RecordedPerson.CodedProblem::concept).toList(),
						person.phq9(), person.mobile(), person.email(), recordUser, clinician));
	}

	private boolean isTooYoung(LocalDate birthDate) {
		return AgeBand.age(birthDate, LocalDate.ofInstant(this.clock.instant(), LONDON)) < YOUNGEST;
	}

}
