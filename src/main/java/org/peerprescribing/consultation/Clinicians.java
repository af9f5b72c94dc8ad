package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

import org.peerprescribing.identity.Actor;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works here: whoever has opened a visit at the practice lately. Nobody keeps a list
 * of staff for it.
 */
@Service
@Transactional
public class Clinicians {

	private final JdbcClient jdbc;

	private final Clock clock;

	Clinicians(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Has opened a visit just now, under this name. */
	void seen(Actor clinician) {
		this.jdbc.sql("""
				insert into consultation.clinician (organisation, id, name, seen_at) values (?, ?, ?, ?)
				on conflict (organisation, id) do update set name = excluded.name, seen_at = excluded.seen_at""")
			.params(clinician.organisation().value(), clinician.id(), clinician.name(),
					Timestamp.from(this.clock.instant()))
			.update();
	}

	/** The others of the clinician's practice, by name. */
	@Transactional(readOnly = true)
	public List<Colleague> colleaguesOf(Actor clinician) {
		return this.jdbc
			.sql("select id, name from consultation.clinician where organisation = ? and id <> ? order by name, id")
			.params(clinician.organisation().value(), clinician.id())
			.query((row, n) -> new Colleague(row.getString(1), row.getString(2)))
			.list();
	}

	/** Whether they want to read once a month what came of their prescriptions. */
	@Transactional(readOnly = true)
	public boolean wantsMonthlyLine(Actor clinician) {
		return this.jdbc.sql("select monthly_line from consultation.clinician where organisation = ? and id = ?")
			.params(clinician.organisation().value(), clinician.id())
			.query(Boolean.class)
			.optional()
			.orElse(true);
	}

	/** From now on, until they say otherwise. */
	public void wantMonthlyLine(boolean wanted, Actor clinician) {
		this.jdbc
			.sql("""
					insert into consultation.clinician (organisation, id, name, seen_at, monthly_line) values (?, ?, ?, ?, ?)
					on conflict (organisation, id) do update set monthly_line = excluded.monthly_line""")
			.params(clinician.organisation().value(), clinician.id(), clinician.name(),
					Timestamp.from(this.clock.instant()), wanted)
			.update();
	}

}
