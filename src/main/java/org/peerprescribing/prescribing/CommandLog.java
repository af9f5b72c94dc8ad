package org.peerprescribing.prescribing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which commands to sign were carried out. The key is held by an advisory lock
 * until the transaction ends, so that a second one does not wait for the first but is
 * told that it is still running.
 */
@Component
class CommandLog {

	private final JdbcClient jdbc;

	CommandLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The answer to a command that came before, or a refusal; empty for a new one, which
	 * is from now on the only one with this key.
	 */
	Optional<SignResult> before(SignPrescription command, OdsCode organisation) {
		if (!hold(organisation, command.key())) {
			return Optional.of(new SignResult.Refused(Problem.STILL_RUNNING));
		}
		String fingerprint = fingerprint(command);
		return this.jdbc
			.sql("select fingerprint, prescription, grace_until from prescribing.command"
					+ " where organisation = ? and key = ?")
			.params(organisation.value(), command.key().value())
			.query((row, n) -> answer(row, fingerprint))
			.optional();
	}

	private static SignResult answer(ResultSet row, String fingerprint) throws SQLException {
		if (!row.getString(1).equals(fingerprint)) {
			return new SignResult.Refused(Problem.KEY_REUSED);
		}
		return new SignResult.Signed(new PrescriptionId(row.getObject(2, UUID.class)), row.getTimestamp(3).toInstant());
	}

	void add(SignPrescription command, OdsCode organisation, SignResult.Signed answer, Instant at) {
		this.jdbc.sql("""
				insert into prescribing.command
				  (organisation, key, patient, fingerprint, prescription, grace_until, answered_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(organisation.value(), command.key().value(), command.patient().value(), fingerprint(command),
					answer.prescription().value(), Timestamp.from(answer.graceUntil()), Timestamp.from(at))
			.update();
	}

	private boolean hold(OdsCode organisation, CommandKey key) {
		return this.jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
			.param("prescribing.command/" + organisation.value() + "/" + key.value())
			.query(Boolean.class)
			.single();
	}

	/** SHA-256 over every part of the command but its key. */
	private static String fingerprint(SignPrescription command) {
		StringBuilder parts = new StringBuilder();
		add(parts, command.patient().value());
		add(parts, command.run().value());
		add(parts, command.community());
		add(parts, command.need());
		command.wanted().stream().sorted().forEach((kind) -> add(parts, kind));
		if (command.agreement() != null) {
			add(parts, command.agreement().channel());
			add(parts, String.valueOf(command.agreement().mobile()));
			add(parts, String.valueOf(command.agreement().email()));
		}
		add(parts, String.valueOf(command.cautionReason()));
		if (command.contactProhibited()) {
			// Only then, so that what an earlier version signed keeps its fingerprint.
			add(parts, "contact-prohibited");
		}
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(parts.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void add(StringBuilder parts, Object part) {
		parts.append(part).append('\n');
	}

}
