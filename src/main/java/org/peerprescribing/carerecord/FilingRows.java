package org.peerprescribing.carerecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Sealer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what goes on paper. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FilingRows {

	private final JdbcClient jdbc;

	private final Sealer sealer;

	FilingRows(JdbcClient jdbc, Sealer sealer) {
		this.jdbc = jdbc;
		this.sealer = sealer;
	}

	/** What waits at a practice; the oldest first. */
	List<Paper> waiting(OdsCode organisation, int most) {
		return this.jdbc
			.sql("select * from carerecord.write_back where organisation = ? and state = 'TO_FILE'"
					+ " order by to_file_since, sequence limit ?")
			.params(organisation.value(), most)
			.query((row, n) -> paper(row))
			.list();
	}

	/** What has waited anywhere since before then; the oldest first, at most 1,000. */
	List<Paper> since(Instant before) {
		return this.jdbc
			.sql("select * from carerecord.write_back where state = 'TO_FILE' and to_file_since < ?"
					+ " order by to_file_since, sequence limit 1000")
			.param(Timestamp.from(before))
			.query((row, n) -> paper(row))
			.list();
	}

	/** Locks an entry of that practice which goes on paper; empty where it is none. */
	Optional<Paper> lock(UUID id, OdsCode organisation) {
		return this.jdbc
			.sql("select * from carerecord.write_back where id = ? and organisation = ? and route = 'print' for update")
			.params(id, organisation.value())
			.query((row, n) -> paper(row))
			.optional();
	}

	/** A locked one that waits. */
	void filed(UUID id, Actor by, Instant at) {
		this.jdbc.sql("""
				update carerecord.write_back set state = 'DONE', written_at = :at, filed_by = :by, filed_by_name = :name
				where id = :id and state = 'TO_FILE'""")
			.param("at", Timestamp.from(at))
			.param("by", by.id())
			.param("name", by.name())
			.param("id", id)
			.update();
	}

	/** A locked one that waits. */
	void makeAnew(UUID id) {
		this.jdbc.sql("""
				update carerecord.write_back set state = 'PENDING', bundle = null, bundle_hash = null,
				  kept_since = now(), next_attempt_at = now()
				where id = ? and state = 'TO_FILE'""").param(id).update();
	}

	private Paper paper(ResultSet row) throws SQLException {
		byte[] bundle = row.getBytes("bundle");
		String hash = (bundle != null) ? HexFormat.of().formatHex(row.getBytes("bundle_hash")) : "";
		Timestamp since = row.getTimestamp("to_file_since");
		return new Paper(row.getObject("id", UUID.class), new OdsCode(row.getString("organisation")),
				new PatientId(row.getObject("patient", UUID.class)),
				new PrescriptionId(row.getObject("prescription", UUID.class)),
				RecordEntry.Kind.valueOf(row.getString("kind")), RecordEntry.State.valueOf(row.getString("state")),
				(since != null) ? since.toInstant() : null, row.getBoolean("look_first"), hash,
				(bundle != null) ? this.sealer.open(bundle, row.getString("id")).orElse(null) : null);
	}

	/**
	 * An entry that goes on paper.
	 *
	 * @param id its id
	 * @param organisation the practice
	 * @param patient whose record
	 * @param prescription under which prescription
	 * @param kind which of the three
	 * @param state how far it is
	 * @param since since when it waits to be filed
	 * @param lookFirst whether an earlier try may have brought it into the record already
	 * @param hash names the document as it was made; empty where none is
	 * @param document the document; null where none is made, or it no longer opens
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Paper(UUID id, OdsCode organisation, PatientId patient, PrescriptionId prescription, RecordEntry.Kind kind,
			RecordEntry.State state, @Nullable Instant since, boolean lookFirst, String hash,
			byte @Nullable [] document) {
	}

}
