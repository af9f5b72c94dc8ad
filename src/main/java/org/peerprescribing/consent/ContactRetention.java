package org.peerprescribing.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.RetentionJob;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases contact details once nothing can be sent with them any more. What was agreed,
 * and when, stays.
 */
@Component
class ContactRetention extends RetentionJob {

	private final JdbcClient jdbc;

	private final AuditTrail trail;

	private final Retention retention;

	private final Clock clock;

	ContactRetention(JdbcClient jdbc, AuditTrail trail, Retention retention, Clock clock,
			TransactionTemplate transaction) {
		super("consent-retention", SIX_HOURS, 200, transaction);
		this.jdbc = jdbc;
		this.trail = trail;
		this.retention = retention;
		this.clock = clock;
	}

	@Override
	protected List<Removal> removals() {
		return List.of(this::erase);
	}

	private int erase(int atMost) {
		Instant now = this.clock.instant();
		List<Erased> erased = this.jdbc.sql("""
				update consent.standing set contact_agreed = false, channel = null, sealed = null, mobile = null,
				  email = null, contact_needed_until = null, changed_at = :now, version = version + 1
				where patient in (select patient from consent.standing where contact_agreed
				  and coalesce(contact_needed_until, changed_at + make_interval(secs => :longest)) <= :until
				  order by patient limit :batch for update skip locked)
				returning patient, organisation""")
			.param("now", Timestamp.from(now))
			// Of a row that an earlier version wrote nobody knows more.
			.param("longest", (double) Retention.PRESCRIPTION.plus(Retention.LINKS_LONGER).toSeconds())
			.param("until", Timestamp.from(now.minus(this.retention.afterLinks())))
			.param("batch", atMost)
			.query((row, n) -> new Erased(row.getObject(1, UUID.class), new OdsCode(row.getString(2))))
			.list();
		erased
			.forEach((one) -> this.trail.record(getName(), one.organisation(), AuditedAct.done(AuditedAct.Action.UPDATE,
					"erase-contact-details", one.patient(), "Consent", one.patient().toString())));
		return erased.size();
	}

	private record Erased(UUID patient, OdsCode organisation) {
	}

}
