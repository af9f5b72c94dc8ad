package org.peerprescribing.outcomes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.peerprescribing.outcomes.instrument.InstrumentVersion;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where answered measures lie. */
@Repository
class MeasureStore {

	private static final String MEASURE = "select id, prescription, patient, organisation, occasion, instrument,"
			+ " instrument_version, wording_sha256, answered_at from outcomes.measure ";

	private final JdbcClient jdbc;

	MeasureStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds it, with a row for each item that was asked; does nothing and says no where
	 * this measure was answered on this occasion before.
	 */
	boolean add(Measure measure, List<String> items) {
		int added = this.jdbc.sql("""
				insert into outcomes.measure (id, prescription, organisation, patient, occasion, instrument,
				  instrument_version, wording_sha256, answered_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (prescription, occasion, instrument) do nothing""")
			.params(measure.id().value(), measure.prescription().value(), measure.organisation().value(),
					measure.patient().value(), measure.occasion().name(), measure.asked().instrument(),
					measure.asked().version(), measure.asked().wordingHash(), Timestamp.from(measure.answeredAt()))
			.update();
		if (added == 0) {
			return false;
		}
		for (String item : items) {
			this.jdbc.sql("""
					insert into outcomes.measure_answer (measure, organisation, patient, item, value)
					values (:measure, :organisation, :patient, :item, :value)""")
				.param("measure", measure.id().value())
				.param("organisation", measure.organisation().value())
				.param("patient", measure.patient().value())
				.param("item", item)
				.param("value", measure.answers().get(item))
				.update();
		}
		return true;
	}

	/** In the order in which they were answered. */
	List<Measure> of(PrescriptionId prescription) {
		return this.jdbc.sql(MEASURE + "where prescription = ? order by answered_at, id")
			.param(prescription.value())
			.query(this::measure)
			.list();
	}

	Optional<Measure> find(MeasureId id) {
		return this.jdbc.sql(MEASURE + "where id = ?").param(id.value()).query(this::measure).optional();
	}

	/** Ids of the instruments that were answered on this occasion. */
	Set<String> answered(PrescriptionId prescription, MeasureOccasion occasion) {
		return this.jdbc.sql("select instrument from outcomes.measure where prescription = ? and occasion = ?")
			.params(prescription.value(), occasion.name())
			.query((row, n) -> row.getString(1))
			.set();
	}

	private Measure measure(ResultSet row, int n) throws SQLException {
		UUID id = row.getObject(1, UUID.class);
		return new Measure(new MeasureId(id), new PrescriptionId(row.getObject(2, UUID.class)),
				new PatientId(row.getObject(3, UUID.class)), new OdsCode(row.getString(4)),
				MeasureOccasion.valueOf(row.getString(5)),
				new InstrumentVersion(row.getString(6), row.getString(7), row.getString(8)), answers(id),
				row.getTimestamp(9).toInstant());
	}

	private Map<String, Integer> answers(UUID measure) {
		Map<String, Integer> answers = new HashMap<>();
		this.jdbc.sql("select item, value from outcomes.measure_answer where measure = ? and value is not null")
			.param(measure)
			.query((row) -> {
				answers.put(row.getString(1), row.getInt(2));
			});
		return answers;
	}

}
