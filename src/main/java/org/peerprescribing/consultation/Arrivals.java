package org.peerprescribing.consultation;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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

	/**
	 * Remembers the person for half an hour, for the record system's practice.
	 * @param recordUser who opened the record there; null where it is not known
	 */
	public ArrivalId announce(NhsNumber nhsNumber, LocalDate birthDate, @Nullable String recordUser,
			Actor recordSystem) {
		ArrivalId id = new ArrivalId(UUID.randomUUID());
		this.jdbc.sql("""
				insert into consultation.arrival (id, organisation, nhs_number, birth_date, record_user, expires_at)
				values (:id, :organisation, :number, :born, :user, :until)""")
			.param("id", id.value())
			.param("organisation", recordSystem.organisation().value())
			.param("number", nhsNumber.value())
			.param("born", Date.valueOf(birthDate))
			.param("user", recordUser)
			.param("until", Timestamp.from(this.clock.instant().plus(GOOD_FOR)))
			.update();
		this.trail.record(recordSystem,
				AuditedAct.done(AuditedAct.Action.EXECUTE, "announce-arrival", null, "Arrival", id.value().toString()));
		return id;
	}

	/** Within the access scope and half an hour; empty for anything else. */
	@Transactional(readOnly = true)
	public Optional<Arrival> find(ArrivalId id) {
		return this.jdbc
			.sql("select nhs_number, birth_date, record_user from consultation.arrival where id = ? and expires_at > ?")
			.params(id.value(), Timestamp.from(this.clock.instant()))
			.query((row, n) -> new Arrival(new NhsNumber(row.getString(1)), row.getDate(2).toLocalDate(),
					row.getString(3)))
			.optional();
	}

	/**
	 * Who arrived. Hides itself in text.
	 *
	 * @param nhsNumber NHS number
	 * @param birthDate date of birth
	 * @param recordUser who opened the record there; null where it is not known
	 */
	public record Arrival(NhsNumber nhsNumber, LocalDate birthDate, @Nullable String recordUser) {

		@Override
		public String toString() {
			return "Arrival[hidden]";
		}

	}

}
