package org.peerprescribing.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Paths.Path;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Retention;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ways in, and the visits that came by them; only hashes are kept. */
@Repository
class Links {

	/** How long a link outlives its prescription. */
	static final Duration AFTERLIFE = Retention.LINKS_LONGER;

	private static final String LINK = "select id, prescription, organisation, patient, valid_until, revoked_at,"
			+ " wrong_tries, blocked_until from referral.link ";

	private final JdbcClient jdbc;

	private final Clock clock;

	Links(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Link mint(Path path) {
		Link link = new Link(LinkText.newToken(), LinkText.newCode());
		this.jdbc.sql("""
				insert into referral.link (id, prescription, organisation, patient, token_hash, code_hash, created_at,
				  valid_until) values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(TimeOrderedId.next(), path.prescription().value(), path.organisation().value(),
					path.patient().value(), LinkText.hash(link.token()), LinkText.hash(link.code()),
					Timestamp.from(this.clock.instant()), Timestamp.from(path.validUntil().plus(AFTERLIFE)))
			.update();
		return link;
	}

	/** Every link of the prescription answers "gone" from now on. */
	void revoke(PrescriptionId prescription, Instant at) {
		this.jdbc.sql("update referral.link set revoked_at = ? where prescription = ? and revoked_at is null")
			.params(Timestamp.from(at), prescription.value())
			.update();
	}

	/** Every way in of this patient, and every code that speaks of them. */
	void revokeOf(PatientId patient, Instant at) {
		this.jdbc.sql("update referral.link set revoked_at = ? where patient = ? and revoked_at is null")
			.params(Timestamp.from(at), patient.value())
			.update();
		this.jdbc.sql("update referral.community_code set valid_until = ? where patient = ? and valid_until > ?")
			.params(Timestamp.from(at), patient.value(), Timestamp.from(at))
			.update();
	}

	/** By the hash of the token or of the code, within the scope of that link. */
	Optional<Row> byHash(String hash) {
		return this.jdbc.sql(LINK + "where token_hash = :hash or code_hash = :hash")
			.param("hash", hash)
			.query(Links::row)
			.optional();
	}

	Optional<Row> find(UUID id) {
		return this.jdbc.sql(LINK + "where id = ?").param(id).query(Links::row).optional();
	}

	/** As {@link #find}, and no other try on this link goes on until this one is over. */
	Optional<Row> lock(UUID id) {
		return this.jdbc.sql(LINK + "where id = ? for update").param(id).query(Links::row).optional();
	}

	void keepTries(UUID id, int wrongTries, @Nullable Instant blockedUntil) {
		this.jdbc.sql("update referral.link set wrong_tries = :tries, blocked_until = :until where id = :id")
			.param("tries", wrongTries)
			.param("until", (blockedUntil != null) ? Timestamp.from(blockedUntil) : null)
			.param("id", id)
			.update();
	}

	void addVisit(String hash, Row link, Instant at, Instant endsAt) {
		this.jdbc.sql("""
				insert into referral.visit (hash, link, prescription, organisation, patient, opened_at, ends_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(hash, link.id(), link.prescription().value(), link.organisation().value(), link.patient().value(),
					Timestamp.from(at), Timestamp.from(endsAt))
			.update();
	}

	/** By the hash of the cookie, within the scope of that hash. */
	Optional<VisitRow> visit(String hash) {
		return this.jdbc
			.sql("select link, prescription, patient, organisation, ends_at from referral.visit where hash = ?")
			.param(hash)
			.query((row, n) -> new VisitRow(row.getObject(1, UUID.class),
					new PatientVisit(new PrescriptionId(row.getObject(2, UUID.class)),
							new PatientId(row.getObject(3, UUID.class)), new OdsCode(row.getString(4))),
					row.getTimestamp(5).toInstant()))
			.optional();
	}

	private static Row row(ResultSet row, int n) throws SQLException {
		Timestamp revoked = row.getTimestamp(6);
		Timestamp blocked = row.getTimestamp(8);
		return new Row(row.getObject(1, UUID.class), new PrescriptionId(row.getObject(2, UUID.class)),
				new OdsCode(row.getString(3)), new PatientId(row.getObject(4, UUID.class)),
				row.getTimestamp(5).toInstant(), (revoked != null) ? revoked.toInstant() : null, row.getInt(7),
				(blocked != null) ? blocked.toInstant() : null);
	}

	/** A way in as it is kept. */
	record Row(UUID id, PrescriptionId prescription, OdsCode organisation, PatientId patient, Instant validUntil,
			@Nullable Instant revokedAt, int wrongTries, @Nullable Instant blockedUntil) {

		boolean isGone(Instant now) {
			return this.revokedAt != null || !now.isBefore(this.validUntil);
		}

	}

	/** A visit as it is kept. */
	record VisitRow(UUID link, PatientVisit visit, Instant endsAt) {
	}

}
