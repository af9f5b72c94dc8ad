package org.peerprescribing.notification;

import java.time.Instant;
import java.util.Optional;

import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages that never arrived, for those who have to print the letter. */
@Service
public class Undelivered {

	private final DeliveryLog deliveries;

	Undelivered(DeliveryLog deliveries) {
		this.deliveries = deliveries;
	}

	/** Within the access scope: when a message of the prescription was given up last. */
	@Transactional(readOnly = true)
	public Optional<Instant> since(PrescriptionId prescription) {
		return this.deliveries.givenUpAt(prescription);
	}

}
