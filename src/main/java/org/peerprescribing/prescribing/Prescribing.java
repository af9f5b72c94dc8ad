package org.peerprescribing.prescribing;

import java.util.List;
import java.util.Optional;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;

import org.springframework.stereotype.Service;

/** A clinician's prescriptions. */
@Service
public class Prescribing {

	/**
	 * Checks listing, safety and agreement in the transaction, then signs; publishes
	 * {@link PrescriptionSigned}. Nothing leaves the service before the grace is over.
	 */
	public SignResult sign(SignPrescription command, Actor clinician) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Within the grace: as if it had never been (entered-in-error). Refuses afterwards
	 * with {@code business-rule}.
	 */
	public void undo(PrescriptionId id, Actor clinician) {
		throw new UnsupportedOperationException();
	}

	/** Ends the grace at once ("print now"). */
	public void issueNow(PrescriptionId id, Actor clinician) {
		throw new UnsupportedOperationException();
	}

	/** The clinician withdraws it after issue: publishes {@link PrescriptionRevoked}. */
	public void revoke(PrescriptionId id, int expectedVersion, Actor clinician) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The patient's path has come to its good end: publishes
	 * {@link PrescriptionCompleted}. Repeating changes nothing.
	 */
	public void complete(PrescriptionId id) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The patient's path has ended otherwise: publishes {@link PrescriptionRevoked}.
	 * Repeating changes nothing.
	 */
	public void close(PrescriptionId id, RevocationReason reason) {
		throw new UnsupportedOperationException();
	}

	/**
	 * What was shown to the clinician and what they did with it, for the offered and
	 * declined counts.
	 */
	public void recordOffer(MatchRunId run, Offer offer, Actor clinician) {
		throw new UnsupportedOperationException();
	}

	/** Within the access scope; the caller audits the reading. */
	public Optional<Prescription> find(PrescriptionId id) {
		throw new UnsupportedOperationException();
	}

	/** Newest first. */
	public List<Prescription> of(PatientId patient) {
		throw new UnsupportedOperationException();
	}

	/** The organisation's, newest first, at most {@code limit}. */
	public List<Prescription> latest(int limit) {
		throw new UnsupportedOperationException();
	}

	/** What became of an offer. */
	public enum Offer {

		OFFERED, DECLINED

	}

}
