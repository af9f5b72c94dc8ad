package org.peerprescribing.referral;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.peerprescribing.consent.ErasureOrdered;
import org.peerprescribing.directory.CommunityReturned;
import org.peerprescribing.directory.CommunityUnavailable;
import org.peerprescribing.prescribing.PrescriptionCompleted;
import org.peerprescribing.prescribing.PrescriptionEnteredInError;
import org.peerprescribing.prescribing.PrescriptionIssued;
import org.peerprescribing.prescribing.PrescriptionRevoked;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows here from what happened below, in the same transaction. */
@Component
class ReferralEvents {

	private final Paths paths;

	private final Links links;

	private final Steps steps;

	private final JdbcClient jdbc;

	ReferralEvents(Paths paths, Links links, Steps steps, JdbcClient jdbc) {
		this.paths = paths;
		this.links = links;
		this.steps = steps;
		this.jdbc = jdbc;
	}

	/** The first attempt begins. */
	@EventListener
	void on(PrescriptionIssued event) {
		if (this.paths.add(new Paths.Path(event.prescription(), event.organisation(), event.patient(), event.run(),
				event.at(), event.validUntil(), null))) {
			this.steps.begin(Attempt.first(event.prescription(), event.patient(), event.organisation(),
					event.community(), event.at()));
		}
	}

	/**
	 * A live attempt ends with its prescription. Its links end too, unless the patient or
	 * time ended it: then what was sent still opens, and says that it is over.
	 */
	@EventListener
	void on(PrescriptionRevoked event) {
		if (this.paths.lock(event.prescription()).isEmpty()) {
			return;
		}
		this.paths.end(event.prescription(), event.at());
		if (endsLinks(event.reason())) {
			this.links.revoke(event.prescription(), event.at());
		}
		Evidence evidence = (event.reason() == RevocationReason.WITHDRAWN) ? Evidence.CLINICIAN_ENTERED
				: Evidence.SYSTEM_OBSERVED;
		List<Attempt> attempts = this.paths.attempts(event.prescription());
		Attempt last = attempts.getLast();
		if (this.steps.take(last, UptakeStep.REVOKED, evidence, event.at())) {
			this.steps.tell(last);
		}
	}

	/** Every attempt, ended or not, was made in error; nothing of it opens any more. */
	@EventListener
	void on(PrescriptionEnteredInError event) {
		if (this.paths.lock(event.prescription()).isEmpty()) {
			return;
		}
		this.paths.end(event.prescription(), event.at());
		this.links.revoke(event.prescription(), event.at());
		this.paths.attempts(event.prescription()).forEach((attempt) -> this.steps.enterInError(attempt, event.at()));
	}

	@EventListener
	void on(PrescriptionCompleted event) {
		this.paths.end(event.prescription(), event.at());
	}

	/** Also the links of what has ended long since. */
	@EventListener
	void on(ErasureOrdered event) {
		this.links.revokeOf(event.patient(), event.at());
	}

	/** Only noted here: a task works through the open attempts in batches. */
	@EventListener
	void on(CommunityUnavailable event) {
		this.jdbc.sql("insert into referral.interruption (id, community, reason, at) values (?, ?, ?, ?)")
			.params(TimeOrderedId.next(), event.community().value(), event.reason().name(), timestamp(event.at()))
			.update();
	}

	/** As above, for the attempts that wait for it. */
	@EventListener
	void on(CommunityReturned event) {
		this.jdbc.sql("insert into referral.resumption (id, community, at) values (?, ?, ?)")
			.params(TimeOrderedId.next(), event.community().value(), timestamp(event.at()))
			.update();
	}

	private static boolean endsLinks(RevocationReason reason) {
		return switch (reason) {
			case WITHDRAWN, COMMUNITY_NOT_LISTED, UNSAFE, NO_AGREEMENT, PATIENT_GONE -> true;
			case NOT_JOINED, EXPIRED -> false;
		};
	}

	private static Timestamp timestamp(Instant at) {
		return Timestamp.from(at);
	}

}
