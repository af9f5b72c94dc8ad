package org.peerprescribing.consent;

import java.util.Optional;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Service;

/**
 * What the patient agreed to. Every change is kept with its time and who recorded it, and
 * audited.
 */
@Service
public class Consents {

	/**
	 * The patient agreed, in the room, to be contacted about this; in the caller's
	 * transaction.
	 */
	public void agreeToContact(PatientId patient, OdsCode organisation, ContactDetails details, Actor recordedBy) {
		throw new UnsupportedOperationException();
	}

	/** Asked again at the moment of acting; false where nothing was ever agreed. */
	public boolean permits(PatientId patient, Purpose purpose) {
		throw new UnsupportedOperationException();
	}

	/** Empty once contact is withdrawn. */
	public Optional<ContactDetails> contactDetails(PatientId patient) {
		throw new UnsupportedOperationException();
	}

	public RecordSharing sharing(PatientId patient) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The patient's own choice, made on their page; choosing less publishes
	 * {@link ConsentWithdrawn}.
	 */
	public void chooseSharing(PatientId patient, OdsCode organisation, RecordSharing choice) {
		throw new UnsupportedOperationException();
	}

	/** The patient wants no more messages: publishes {@link ConsentWithdrawn} once. */
	public void withdrawContact(PatientId patient, OdsCode organisation) {
		throw new UnsupportedOperationException();
	}

}
