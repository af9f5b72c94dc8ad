package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/** Communities were shown to a clinician, or the offer was declined. */
public record OfferRecorded(MatchRunId run, OdsCode organisation, SnomedConcept need, Prescribing.Offer offer,
		Instant at) {
}
