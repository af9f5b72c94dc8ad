package org.peerprescribing.notification;

import java.time.Instant;

import org.peerprescribing.consent.ConsentWithdrawn;
import org.peerprescribing.consent.ErasureOrdered;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.outcomes.CheckInDue;
import org.peerprescribing.patient.PatientDied;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.PatientLeft;
import org.peerprescribing.prescribing.PrescriptionCompleted;
import org.peerprescribing.prescribing.PrescriptionEnteredInError;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.PrescriptionRevoked;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.referral.ReferralInterrupted;
import org.peerprescribing.referral.ReferralIssued;
import org.peerprescribing.referral.ReminderAsked;
import org.peerprescribing.shared.OdsCode;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues a message for each fact that calls for one, and takes back what is queued. */
@Component
class NotificationEvents {

	private final MessageQueue queue;

	private final OutboxRetention copies;

	NotificationEvents(MessageQueue queue, OutboxRetention copies) {
		this.queue = queue;
		this.copies = copies;
	}

	/** One link, and one reminder at most, for a prescription; a rematch sends none. */
	@EventListener
	void on(ReferralIssued event) {
		if (event.attempt() != 1) {
			return;
		}
		this.queue.add(event.prescription(), event.organisation(), event.patient(), MessageTemplate.LINK, "first",
				event.at());
		this.queue.add(event.prescription(), event.organisation(), event.patient(), MessageTemplate.REMINDER, "once",
				event.at().plus(Composer.UNOPENED));
	}

	@EventListener
	void on(ReminderAsked event) {
		this.queue.askAgain(event.prescription(), event.remindAt());
	}

	@EventListener
	void on(CheckInDue event) {
		this.queue.add(event.prescription(), event.organisation(), event.patient(), MessageTemplate.CHECK_IN,
				"week-" + event.week().number(), event.at());
	}

	/** Outside the cap; whoever has no link yet will see the change behind the first. */
	@EventListener
	void on(ReferralInterrupted event) {
		if (this.queue.hasSentLink(event.prescription())) {
			this.queue.add(event.prescription(), event.organisation(), event.patient(), MessageTemplate.INTERRUPTED,
					"attempt-" + event.attempt(), event.at());
		}
	}

	@EventListener
	void on(ConsentWithdrawn event) {
		if (event.purpose() == Purpose.CONTACT) {
			this.queue.cancelOf(event.patient(), "stopped");
		}
	}

	@EventListener
	void on(ErasureOrdered event) {
		this.queue.cancelOf(event.patient(), "erased");
		this.copies.eraseOf(event.patient());
	}

	@EventListener
	void on(PatientDied event) {
		this.queue.cancelOf(event.patient(), "patient-gone");
	}

	@EventListener
	void on(PatientLeft event) {
		this.queue.cancelOf(event.patient(), "patient-gone");
	}

	/**
	 * Whoever was told of it is told once that the clinician took it back; outside the
	 * cap.
	 */
	@EventListener
	void on(PrescriptionRevoked event) {
		this.queue.cancelOf(event.prescription(), "revoked");
		if (event.reason() == RevocationReason.WITHDRAWN) {
			tellThatItIsClosed(event.prescription(), event.organisation(), event.patient(), event.at());
		}
	}

	/** As above; nobody is told twice, nor told what the error was. */
	@EventListener
	void on(PrescriptionEnteredInError event) {
		this.queue.cancelOf(event.prescription(), "entered-in-error");
		tellThatItIsClosed(event.prescription(), event.organisation(), event.patient(), event.at());
	}

	@EventListener
	void on(PrescriptionCompleted event) {
		this.queue.cancelOf(event.prescription(), "completed");
	}

	private void tellThatItIsClosed(PrescriptionId prescription, OdsCode organisation, PatientId patient, Instant at) {
		if (this.queue.told(prescription) != MessageQueue.Told.NOT_TOLD) {
			this.queue.add(prescription, organisation, patient, MessageTemplate.WITHDRAWN, "once", at);
		}
	}

}
