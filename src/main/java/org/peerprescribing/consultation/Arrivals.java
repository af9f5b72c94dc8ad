package org.peerprescribing.consultation;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.NhsNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People for whom a record system called a hook: the card's link carries an id that means
 * nothing outside, and only their practice can follow it.
 */
@Service
@Transactional
public class Arrivals {

	private static final Duration GOOD_FOR = Duration.ofMinutes(30);

	private final JdbcClient jdbc;

	private final AuditTrail trail;

	private final Clock clock;

	Arrivals(JdbcClient jdbc, AuditTrail trail, Clock clock) {
		this.jdbc = jdbc;
		this.trail = trail;
		this.clock = clock;
	}

	/** Remembers the person for half an hour, for the record system's practice. */
	public ArrivalId announce(NhsNumber nhsNumber, LocalDate birthDate, Actor recordSystem) {
		ArrivalId id = new ArrivalId(UUID.randomUUID());
		this.jdbc.sql("""
				insert into consultation.arrival (id, organisation, nhs_number, birth_date, expires_at)
				values (?, ?, ?, ?, ?)""")
			.params(id.value(), recordSystem.organisation().value(), nhsNumber.value(), Date.valueOf(birthDate),
					Timestamp.from(this.clock.instant().plus(GOOD_FOR)))
			.update();
		this.trail.record(recordSystem, AuditedAct.done(AuditedAct.Action.EXECUTE, "patient-view-hook", null, "Arrival",
				id.value().toString()));
		return id;
	}

	/** Within the access scope and half an hour; empty for anything else. */
	@Transactional(readOnly = true)
	public Optional<Arrival> find(ArrivalId id) {
		return this.jdbc.sql("select nhs_number, birth_date from consultation.arrival where id = ? and expires_at > ?")
			.params(id.value(), Timestamp.from(this.clock.instant()))
			.query((row, n) -> new Arrival(new NhsNumber(row.getString(1)), row.getDate(2).toLocalDate()))
			.optional();
	}

	/** Who arrived. Hides itself in text. */
	public record Arrival(NhsNumber nhsNumber, LocalDate birthDate) {

		@Override
		public String toString() {
			return "Arrival[hidden]";
		}

	}

}
