package org.peerprescribing.consultation.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.Prescription.Status;

/**
 * What was prescribed for this patient not long ago, so that nobody sends the same twice
 * unaware. Says nothing of what the patient did with it.
 *
 * @param id the prescription
 * @param when how long ago, in words
 * @param by who prescribed it
 */
record EarlierPrescription(UUID id, String when, String by) {

	/** The time that a prescription runs. */
	private static final Duration LATELY = Duration.ofDays(98);

	private static final int DAYS_OF_A_WEEK = 7;

	/** Of these, newest first; what was undone or never sent does not count. */
	static Optional<EarlierPrescription> of(List<Prescription> prescriptions, Instant now, Words words) {
		return prescriptions.stream()
			.filter((one) -> one.status() != Status.ENTERED_IN_ERROR)
			.filter((one) -> one.status() != Status.REVOKED || one.issuedAt() != null)
			.filter((one) -> one.signedAt().isAfter(now.minus(LATELY)))
			.findFirst()
			.map((one) -> new EarlierPrescription(one.id().value(), ago(Duration.between(one.signedAt(), now), words),
					one.requesterName()));
	}

	private static String ago(Duration time, Words words) {
		long days = Math.max(0, time.toDays());
		return (days < 1) ? words.say("earlier.today") : (days < 2 * DAYS_OF_A_WEEK) ? words.say("earlier.days", days)
				: words.say("earlier.weeks", days / DAYS_OF_A_WEEK);
	}

}
