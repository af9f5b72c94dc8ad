package org.peerprescribing.prescribing;

import java.util.List;
import java.util.UUID;

import org.peerprescribing.identity.AccessScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Issues the prescriptions whose grace is over, each in its own transaction, so that one
 * that fails keeps no other waiting.
 */
@Component
class GraceSweep {

	static final String TASK = "prescribing-grace";

	private static final Logger log = LoggerFactory.getLogger(GraceSweep.class);

	private static final int MOST_AT_ONCE = 200;

	private final Issuing issuing;

	GraceSweep(Issuing issuing) {
		this.issuing = issuing;
	}

	/** Works through what is due now, by the injected clock. */
	void run() {
		new AccessScope.OfBackground(TASK).run(this::issueDue);
	}

	private void issueDue() {
		List<UUID> due = this.issuing.due(MOST_AT_ONCE);
		for (UUID id : due) {
			try {
				this.issuing.issueIfDue(id, TASK);
			}
			catch (RuntimeException ex) {
				log.error("Prescription {} could not be issued and will be tried again", id, ex);
			}
		}
	}

}
