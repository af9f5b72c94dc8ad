package org.peerprescribing.prescribing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was shown to clinicians, each fact once. */
@Component
class Offers {

	private final JdbcClient jdbc;

	private final Matching matching;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Offers(JdbcClient jdbc, Matching matching, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.matching = matching;
		this.events = events;
		this.clock = clock;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void add(MatchRunId run, Prescribing.Offer offer, Actor clinician) {
		MatchRequest asked = this.matching.request(run)
			.filter((request) -> request.organisation().equals(clinician.organisation()))
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		Instant now = this.clock.instant();
		int added = this.jdbc.sql("""
				insert into prescribing.offer (run, organisation, offer, need, clinician, recorded_at)
				values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
			.params(run.value(), clinician.organisation().value(), offer.name(), asked.mainNeed().id(), clinician.id(),
					Timestamp.from(now))
			.update();
		if (added == 1) {
			this.events.publishEvent(new OfferRecorded(run, clinician.organisation(), asked.mainNeed(), offer, now));
		}
	}

}
