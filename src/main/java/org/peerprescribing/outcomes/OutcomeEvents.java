package org.peerprescribing.outcomes;

import java.time.Duration;

import org.peerprescribing.consent.ConsentWithdrawn;
import org.peerprescribing.consent.ErasureOrdered;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.patient.PatientDied;
import org.peerprescribing.patient.PatientLeft;
import org.peerprescribing.prescribing.PrescriptionCompleted;
import org.peerprescribing.prescribing.PrescriptionEnteredInError;
import org.peerprescribing.prescribing.PrescriptionRevoked;
import org.peerprescribing.referral.ReferralIssued;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plans the check-ins, and stops asking when there is nothing more to ask. */
@Component
class OutcomeEvents {

	private final CheckInStore store;

	private final AnswerRetention answers;

	OutcomeEvents(CheckInStore store, AnswerRetention answers) {
		this.store = store;
		this.answers = answers;
	}

	/** Counted from the first attempt; a rematch moves no date. */
	@EventListener
	void on(ReferralIssued event) {
		if (event.attempt() != 1) {
			return;
		}
		for (CheckInWeek week : CheckInWeek.values()) {
			this.store.add(new CheckIn(new CheckInId(TimeOrderedId.next()), event.prescription(), event.patient(),
					event.organisation(), week, event.at().plus(Duration.ofDays(week.days())), null, null, null, null,
					null));
		}
	}

	@EventListener
	void on(PrescriptionCompleted event) {
		this.store.closeOf(event.prescription(), event.at());
	}

	@EventListener
	void on(PrescriptionRevoked event) {
		this.store.closeOf(event.prescription(), event.at());
	}

	@EventListener
	void on(PrescriptionEnteredInError event) {
		this.store.closeOf(event.prescription(), event.at());
	}

	@EventListener
	void on(ConsentWithdrawn event) {
		if (event.purpose() == Purpose.CONTACT) {
			this.store.closeOf(event.patient(), event.at());
		}
	}

	@EventListener
	void on(ErasureOrdered event) {
		this.store.closeOf(event.patient(), event.at());
		this.answers.eraseOf(event.patient());
	}

	@EventListener
	void on(PatientDied event) {
		this.store.closeOf(event.patient(), event.at());
	}

	@EventListener
	void on(PatientLeft event) {
		this.store.closeOf(event.patient(), event.at());
	}

}
