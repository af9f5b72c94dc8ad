package org.peerprescribing.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One link of the chain over the trail. */
record Seal(long number, Instant sealedAt, int entries, String previous, String hash) {

	/** What the first seal names as the one before. */
	static final String NONE = "0".repeat(64);

	/** The next one, over these digests in this order. */
	static Seal over(long number, Instant at, String previous, List<String> digests) {
		Instant exact = at.truncatedTo(ChronoUnit.MICROS);
		return new Seal(number, exact, digests.size(), previous, hash(number, exact, previous, digests));
	}

	/** Whether it is what it would be over these digests. */
	boolean fits(List<String> digests) {
		return this.entries == digests.size()
				&& this.hash.equals(hash(this.number, this.sealedAt, this.previous, digests));
	}

	private static String hash(long number, Instant at, String previous, List<String> digests) {
		String text = previous + "\n" + number + "\n" + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "\n"
				+ String.join("\n", digests);
		return StoredEntry.sha256(text.getBytes(StandardCharsets.US_ASCII));
	}

	static Seal of(ResultSet row, int n) throws SQLException {
		return new Seal(row.getLong("number"), row.getTimestamp("sealed_at").toInstant(), row.getInt("entries"),
				row.getString("previous"), row.getString("hash"));
	}

}
