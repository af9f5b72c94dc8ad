package org.peerprescribing.consultation.cds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.shared.NhsNumber;

import org.springframework.stereotype.Component;

/**
 * A quiet card: once in 90 days for each clinician and patient, and none after a no or a
 * prescription.
 */
@Component
class PatientViewService implements HookService {

	private static final Duration QUIET_AFTER_ISSUE = Duration.ofDays(90);

	private final Cards cards;

	private final CardLog log;

	private final Suggestions suggestions;

	private final DraftOrders orders;

	private final Patients patients;

	private final Prescribing prescribing;

	private final Clock clock;

	PatientViewService(Cards cards, CardLog log, Suggestions suggestions, DraftOrders orders, Patients patients,
			Prescribing prescribing, Clock clock) {
		this.cards = cards;
		this.log = log;
		this.suggestions = suggestions;
		this.orders = orders;
		this.patients = patients;
		this.prescribing = prescribing;
		this.clock = clock;
	}

	@Override
	public String id() {
		return CdsServices.PATIENT_VIEW;
	}

	@Override
	public String hook() {
		return "patient-view";
	}

	@Override
	public List<CdsAnswer.Card> cards(HookRequest request, HookedPatient patient, Actor recordSystem) {
		if (!patient.mayBePrescribedFor(this.clock.instant()) || wasPrescribedLately(patient.nhsNumber())
				|| this.log.wasDeclined(patient.nhsNumber())
				|| this.log.wasShown(id(), patient.nhsNumber(), request.user())) {
			return List.of();
		}
		return List.of(this.cards.info(this, "Peer support can be prescribed",
				this.suggestions.of(request, patient, "create",
						(run, community) -> this.orders.create(request, run, community)),
				request, patient, recordSystem));
	}

	private boolean wasPrescribedLately(NhsNumber nhsNumber) {
		Instant since = this.clock.instant().minus(QUIET_AFTER_ISSUE);
		return this.patients.find(nhsNumber)
			.stream()
			.flatMap((patient) -> this.prescribing.of(patient.id()).stream())
			.filter((one) -> one.status() != Prescription.Status.ENTERED_IN_ERROR)
			.map(Prescription::issuedAt)
			.anyMatch((issued) -> issued != null && issued.isAfter(since));
	}

}
