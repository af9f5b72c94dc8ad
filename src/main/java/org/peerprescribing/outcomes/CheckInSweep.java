package org.peerprescribing.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Says that a check-in is due, as long as the patient may be asked. */
@Component
class CheckInSweep {

	private static final int BATCH = 50;

	private static final AccessScope SCOPE = new AccessScope.OfBackground("outcomes-check-in-sweep");

	private final CheckInStore store;

	private final Consents consents;

	private final Prescribing prescribing;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final TransactionTemplate transaction;

	CheckInSweep(CheckInStore store, Consents consents, Prescribing prescribing, ApplicationEventPublisher events,
			Clock clock, PlatformTransactionManager transactions) {
		this.store = store;
		this.consents = consents;
		this.prescribing = prescribing;
		this.events = events;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Works until nothing is left to say. */
	void run() {
		SCOPE.run(() -> {
			Integer count = BATCH;
			while (count == BATCH) {
				count = this.transaction.execute((status) -> batch());
			}
		});
	}

	private int batch() {
		Instant now = this.clock.instant();
		List<CheckIn> due = this.store.due(now, BATCH);
		for (CheckIn checkIn : due) {
			if (!mayBeAsked(checkIn)) {
				this.store.close(checkIn.id(), now);
				continue;
			}
			this.store.announce(checkIn.id(), now);
			this.events.publishEvent(new CheckInDue(checkIn.id(), checkIn.prescription(), checkIn.patient(),
					checkIn.organisation(), checkIn.week(), now));
		}
		return due.size();
	}

	private boolean mayBeAsked(CheckIn checkIn) {
		boolean goesOn = this.prescribing.find(checkIn.prescription())
			.map((prescription) -> prescription.status() == Prescription.Status.ACTIVE
					|| prescription.status() == Prescription.Status.ON_HOLD)
			.orElse(false);
		return goesOn && this.consents.permits(checkIn.patient(), Purpose.CONTACT);
	}

}
