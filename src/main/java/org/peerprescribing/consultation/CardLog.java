package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which cards were shown to whom, and what they did with them; within the access scope.
 */
@Service
@Transactional
public class CardLog {

	/** So long the same card is not shown again, and none after a no. */
	static final Duration QUIET = Duration.ofDays(90);

	private final JdbcClient jdbc;

	private final AuditTrail trail;

	private final Clock clock;

	CardLog(JdbcClient jdbc, AuditTrail trail, Clock clock) {
		this.jdbc = jdbc;
		this.trail = trail;
		this.clock = clock;
	}

	/**
	 * That a card goes out now.
	 * @param service id of the service that answers
	 * @param recordUser who sees it, a reference within the record system
	 */
	public void show(UUID card, String service, NhsNumber person, String recordUser, Actor recordSystem) {
		this.jdbc.sql("""
				insert into consultation.card (id, organisation, service, record_user, nhs_number, shown_at)
				values (?, ?, ?, ?, ?, ?)""")
			.params(card, recordSystem.organisation().value(), service, recordUser, person.value(), now())
			.update();
		this.trail.record(recordSystem,
				AuditedAct.done(AuditedAct.Action.EXECUTE, "show-card", null, "Card", card.toString()));
	}

	/** Whether this person in the record system was shown it within 90 days. */
	@Transactional(readOnly = true)
	public boolean wasShown(String service, NhsNumber person, String recordUser) {
		return this.jdbc.sql("""
				select exists (select from consultation.card
				  where nhs_number = ? and service = ? and record_user = ? and shown_at > ?)""")
			.params(person.value(), service, recordUser, since())
			.query(Boolean.class)
			.single();
	}

	/** Whether anybody at the practice said no for this patient within 90 days. */
	@Transactional(readOnly = true)
	public boolean wasDeclined(NhsNumber person) {
		return this.jdbc.sql("""
				select exists (select from consultation.decline where nhs_number = :person and declined_at > :since)
				  or exists (select from consultation.card
				    where nhs_number = :person and outcome = 'OVERRIDDEN' and answered_at > :since)""")
			.param("person", person.value())
			.param("since", since())
			.query(Boolean.class)
			.single();
	}

	/** A clinician declined on the page. */
	public void decline(NhsNumber person, @Nullable DeclineReason reason, Actor clinician) {
		this.jdbc.sql("""
				insert into consultation.decline (id, organisation, nhs_number, reason, declined_at)
				values (:id, :organisation, :person, :reason, :at)""")
			.param("id", TimeOrderedId.next())
			.param("organisation", clinician.organisation().value())
			.param("person", person.value())
			.param("reason", (reason != null) ? reason.name() : null)
			.param("at", now())
			.update();
	}

	/**
	 * What the record system says of a card of this service: its first word counts, a
	 * repeated one changes nothing. A card that is not known here, or is another
	 * practice's, is passed over.
	 */
	public void answer(UUID card, String service, Outcome outcome, @Nullable DeclineReason reason) {
		this.jdbc.sql("""
				update consultation.card set outcome = :outcome, reason = :reason, answered_at = :at
				where id = :card and service = :service and outcome is null""")
			.param("outcome", outcome.name())
			.param("reason", (reason != null) ? reason.name() : null)
			.param("at", now())
			.param("card", card)
			.param("service", service)
			.update();
	}

	/** Of the practice, for cards shown since then; by service. */
	@Transactional(readOnly = true)
	public List<CardFigures> figures(Instant since) {
		return this.jdbc.sql("""
				select service, count(*) as shown, count(*) filter (where outcome = 'ACCEPTED') as accepted,
				  count(*) filter (where outcome = 'OVERRIDDEN') as overridden,
				  count(*) filter (where outcome is null) as silent
				from consultation.card where shown_at > ? group by service order by service""")
			.param(Timestamp.from(since))
			.query((row, n) -> new CardFigures(row.getString("service"), row.getInt("shown"), row.getInt("accepted"),
					row.getInt("overridden"), row.getInt("silent")))
			.list();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private Timestamp since() {
		return Timestamp.from(this.clock.instant().minus(QUIET));
	}

	/** What a clinician did with a card. */
	public enum Outcome {

		ACCEPTED, OVERRIDDEN

	}

}
