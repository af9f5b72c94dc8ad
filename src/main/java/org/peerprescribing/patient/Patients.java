package org.peerprescribing.patient;

import java.time.LocalDate;
import java.util.Optional;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.NhsNumber;

import org.springframework.stereotype.Service;

/**
 * The people prescribed for. What is found depends on the access scope; another
 * practice's patient is not found.
 */
@Service
public class Patients {

	/**
	 * Adds the person, or brings what is known up to date; one row per practice and NHS
	 * number, also when called twice at once. Audited.
	 */
	public PatientId register(RegisterPatient person, Actor actor) {
		throw new UnsupportedOperationException();
	}

	/** Not audited by itself: the caller, who knows why, audits the reading. */
	public Optional<Patient> find(PatientId id) {
		throw new UnsupportedOperationException();
	}

	public Optional<Patient> find(NhsNumber nhsNumber) {
		throw new UnsupportedOperationException();
	}

	/** Whether this is the person's date of birth; compared in constant time. */
	public boolean wasBornOn(PatientId id, LocalDate date) {
		throw new UnsupportedOperationException();
	}

	/** The record says that the person died: publishes {@link PatientDied} once. */
	public void markDeceased(PatientId id) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The record says that the person is registered elsewhere: publishes
	 * {@link PatientLeft} once.
	 */
	public void markLeft(PatientId id) {
		throw new UnsupportedOperationException();
	}

}
