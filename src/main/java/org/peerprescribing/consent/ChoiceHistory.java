package org.peerprescribing.consent;

import java.sql.Timestamp;
import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every choice ever made, to which a line can only be added. */
@Component
class ChoiceHistory {

	private final JdbcClient jdbc;

	ChoiceHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(PatientId patient, OdsCode organisation, Purpose purpose, String choice, String recordedBy, Instant at) {
		this.jdbc.sql("""
				insert into consent.choice (id, organisation, patient, purpose, choice, recorded_by, recorded_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(TimeOrderedId.next(), organisation.value(), patient.value(), purpose.name(), choice, recordedBy,
					Timestamp.from(at))
			.update();
	}

}
