package org.peerprescribing.audit;

import java.sql.Timestamp;
import java.time.Clock;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TimeOrderedId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the trail. An entry commits with the change it describes, or before the answer
 * of a read: what cannot be audited is refused with {@code unavailable}.
 */
@Service
public class AuditTrail {

	private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditTrail(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What a member of staff or a system with a token did; inside the transaction that
	 * did it.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(Actor actor, AuditedAct act) {
		write(actor.id(), actor.name(), actor.organisation(), act);
	}

	/**
	 * What somebody without a token did: a patient behind a link, or a task of this
	 * service.
	 * @param kind {@code patient} or the task's name; never a person's name
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(String kind, OdsCode organisation, AuditedAct act) {
		write(kind, kind, organisation, act);
	}

	private void write(String actor, String name, OdsCode organisation, AuditedAct act) {
		try {
			insert(actor, name, organisation, act);
		}
		catch (DataAccessException ex) {
			log.error("The trail cannot be written: {}", ex.getClass().getSimpleName());
			throw new ProblemException(Problem.UNAVAILABLE);
		}
	}

	private void insert(String actor, String name, OdsCode organisation, AuditedAct act) {
		this.jdbc.sql("""
				insert into audit.entry (id, recorded_at, actor, actor_name, organisation, action, activity, patient,
				  entity, entity_id, outcome, correlation)
				values (:id, :at, :actor, :name, :organisation, :action, :activity, :patient,
				  :entity, :entityId, :outcome, :correlation)""")
			.param("id", TimeOrderedId.next())
			.param("at", Timestamp.from(this.clock.instant()))
			.param("actor", actor)
			.param("name", name)
			.param("organisation", organisation.value())
			.param("action", act.action().code())
			.param("activity", act.activity())
			.param("patient", act.patient())
			.param("entity", act.entity())
			.param("entityId", act.entityId())
			.param("outcome", act.outcome().name())
			.param("correlation", MDC.get("correlation"))
			.update();
	}

}
