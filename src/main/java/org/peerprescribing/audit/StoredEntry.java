package org.peerprescribing.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An entry as it lies in the trail, column by column. */
record StoredEntry(UUID id, Instant recordedAt, String actor, String actorName, String organisation, String action,
		String activity, @Nullable UUID patient, String entity, String entityId, String outcome,
		@Nullable String correlation) {

	static final String COLUMNS = "e.id, e.recorded_at, e.actor, e.actor_name, e.organisation, e.action, e.activity,"
			+ " e.patient, e.entity, e.entity_id, e.outcome, e.correlation";

	static StoredEntry of(ResultSet row) throws SQLException {
		return new StoredEntry(row.getObject("id", UUID.class), row.getTimestamp("recorded_at").toInstant(),
				row.getString("actor"), row.getString("actor_name"), row.getString("organisation"),
				row.getString("action"), row.getString("activity"), row.getObject("patient", UUID.class),
				row.getString("entity"), row.getString("entity_id"), row.getString("outcome"),
				row.getString("correlation"));
	}

	/**
	 * SHA-256 over every column with its length before it, so that no two entries give
	 * the same bytes; an empty column differs from an empty text.
	 */
	String digest() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		try {
			out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, this.recordedAt));
			put(out, this.id.toString());
			put(out, this.actor);
			put(out, this.actorName);
			put(out, this.organisation);
			put(out, this.action);
			put(out, this.activity);
			put(out, (this.patient != null) ? this.patient.toString() : null);
			put(out, this.entity);
			put(out, this.entityId);
			put(out, this.outcome);
			put(out, this.correlation);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return sha256(bytes.toByteArray());
	}

	private static void put(DataOutputStream out, @Nullable String column) throws IOException {
		if (column == null) {
			out.writeInt(-1);
			return;
		}
		byte[] text = column.getBytes(StandardCharsets.UTF_8);
		out.writeInt(text.length);
		out.write(text);
	}

	static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
