package org.peerprescribing.referral;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the codes for communities. Whoever changes one has locked its path. */
@Repository
class StoredCodes {

	private final JdbcClient jdbc;

	StoredCodes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a code.
	 * @return false where another begins alike
	 */
	boolean add(Referral of, String finderHash, String codeHash, Instant now, Instant validUntil) {
		return this.jdbc.sql("""
				insert into referral.community_code (id, referral, organisation, patient, finder_hash, code_hash,
				  created_at, valid_until) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
			.params(TimeOrderedId.next(), of.id().value(), of.organisation().value(), of.patient().value(), finderHash,
					codeHash, Timestamp.from(now), Timestamp.from(validUntil))
			.update() == 1;
	}

	/** No code of this referral opens anything from now on. */
	void end(ReferralId referral, Instant now) {
		this.jdbc
			.sql("update referral.community_code set valid_until = :now where referral = :referral"
					+ " and used_at is null and valid_until > :now")
			.param("now", Timestamp.from(now))
			.param("referral", referral.value())
			.update();
	}

	/** Within the scope of that hash. */
	Optional<Found> find(String finderHash) {
		return this.jdbc.sql("select id, referral, patient from referral.community_code where finder_hash = ?")
			.param(finderHash)
			.query((row, n) -> new Found(row.getObject(1, UUID.class), new ReferralId(row.getObject(2, UUID.class)),
					row.getObject(3, UUID.class)))
			.optional();
	}

	Optional<Row> find(UUID id) {
		return this.jdbc
			.sql("select id, code_hash, valid_until, used_at, wrong_tries, blocked_until from referral.community_code"
					+ " where id = ?")
			.param(id)
			.query((row, n) -> new Row(row.getObject(1, UUID.class), row.getString(2), row.getTimestamp(3).toInstant(),
					row.getTimestamp(4) != null, row.getInt(5), instant(row.getTimestamp(6))))
			.optional();
	}

	void use(UUID id, Instant now) {
		this.jdbc.sql("update referral.community_code set used_at = ? where id = ?")
			.params(Timestamp.from(now), id)
			.update();
	}

	void keepTries(UUID id, int wrongTries, @Nullable Instant blockedUntil) {
		this.jdbc.sql("update referral.community_code set wrong_tries = :tries, blocked_until = :until where id = :id")
			.param("tries", wrongTries)
			.param("until", (blockedUntil != null) ? Timestamp.from(blockedUntil) : null)
			.param("id", id)
			.update();
	}

	private static @Nullable Instant instant(@Nullable Timestamp at) {
		return (at != null) ? at.toInstant() : null;
	}

	/** Where a code is found, before anything of it is believed. */
	record Found(UUID id, ReferralId referral, UUID patient) {
	}

	/** A code as it is kept. */
	record Row(UUID id, String hash, Instant validUntil, boolean used, int wrongTries, @Nullable Instant blockedUntil) {

		boolean isOpen(Instant now) {
			return !this.used && now.isBefore(this.validUntil);
		}

		boolean isResting(Instant now) {
			return this.blockedUntil != null && now.isBefore(this.blockedUntil);
		}

	}

}
