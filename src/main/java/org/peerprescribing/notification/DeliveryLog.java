package org.peerprescribing.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.notification.MessageQueue.MessageState;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rows of the messages say of their delivery. */
@Repository
class DeliveryLog {

	private final JdbcClient jdbc;

	private final Clock clock;

	DeliveryLog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The carrier has accepted the present sending; what it has said of it in the
	 * meantime stands.
	 * @param lookUpAfter when it is asked, unless it says by itself
	 */
	void accepted(UUID id, Duration lookUpAfter) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				update notification.message set delivery = coalesce(delivery, 'SENT'),
				  delivery_at = coalesce(delivery_at, :now), accepted_at = :now,
				  look_up_at = case when coalesce(delivery, 'SENT') = 'SENT' then cast(:ask as timestamptz) end
				where id = :id""")
			.param("now", Timestamp.from(now))
			.param("ask", Timestamp.from(now.plus(lookUpAfter)))
			.param("id", id)
			.update();
	}

	/** Which prescription it belongs to, to be locked before the message. */
	Optional<PrescriptionId> prescriptionOf(UUID reference) {
		return this.jdbc.sql("select prescription from notification.message where coalesce(reference, id) = ?")
			.param(reference)
			.query((row, n) -> new PrescriptionId(row.getObject(1, UUID.class)))
			.optional();
	}

	/**
	 * The message whose present sending has this reference; held until the transaction
	 * ends.
	 */
	Optional<Sent> lock(UUID reference) {
		return this.jdbc
			.sql("select id, prescription, organisation, patient, template, state, resent, delivery"
					+ " from notification.message where coalesce(reference, id) = ? for update")
			.param(reference)
			.query(DeliveryLog::sent)
			.optional();
	}

	/** What the carrier said; a message that it settles is held by nobody any more. */
	void note(UUID id, DeliveryStatus status, @Nullable MessageState state) {
		this.jdbc.sql("""
				update notification.message set delivery = :delivery, delivery_at = :now, changed_at = :now,
				  look_up_at = null, state = coalesce(cast(:state as text), state),
				  last_status = case when cast(:state as text) is null then last_status else :status end,
				  lease_owner = case when cast(:state as text) is null then lease_owner end,
				  lease_until = case when cast(:state as text) is null then lease_until end
				where id = :id""")
			.param("delivery", status.name())
			.param("now", Timestamp.from(this.clock.instant()))
			.param("state", (state == null) ? null : state.name())
			.param("status", status.code())
			.param("id", id)
			.update();
	}

	/** The same message, once more, under a reference that the carrier does not know. */
	void sendAnew(UUID id, DeliveryStatus status, Duration after) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				update notification.message set state = 'PENDING', reference = :reference, resent = resent + 1,
				  attempts = 0, last_status = :status, not_before = :next, delivery = null, delivery_at = null,
				  accepted_at = null, look_up_at = null, lease_owner = null, lease_until = null, changed_at = :now
				where id = :id""")
			.param("reference", TimeOrderedId.next())
			.param("status", status.code())
			.param("next", Timestamp.from(now.plus(after)))
			.param("now", Timestamp.from(now))
			.param("id", id)
			.update();
	}

	/**
	 * References of sendings of which the carrier has said nothing for long, each of them
	 * claimed for a while. One that the carrier has forgotten is not asked for any more.
	 * @param claim for how long nobody else asks
	 * @param forgotten age from which the carrier knows nothing of it
	 */
	List<UUID> dueForLookUp(Duration claim, Duration forgotten, int limit) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				update notification.message set
				  look_up_at = case when accepted_at > :forgotten then cast(:next as timestamptz) end
				where id in (select id from notification.message where look_up_at <= :now order by look_up_at
				  limit :limit for update skip locked)
				returning coalesce(reference, id)""")
			.param("forgotten", Timestamp.from(now.minus(forgotten)))
			.param("next", Timestamp.from(now.plus(claim)))
			.param("now", Timestamp.from(now))
			.param("limit", limit)
			.query((row, n) -> row.getObject(1, UUID.class))
			.list();
	}

	/** They are asked for again then, unless the carrier says by itself. */
	void lookUpIn(Duration rest, List<UUID> references) {
		this.jdbc
			.sql("update notification.message set look_up_at = :next where coalesce(reference, id) in (:references)"
					+ " and delivery = 'SENT'")
			.param("next", Timestamp.from(this.clock.instant().plus(rest)))
			.param("references", references)
			.update();
	}

	/** When a message of the prescription was given up last. */
	Optional<Instant> givenUpAt(PrescriptionId prescription) {
		return this.jdbc
			.sql("select changed_at from notification.message where prescription = ? and state = 'DEAD'"
					+ " order by changed_at desc limit 1")
			.param(prescription.value())
			.query((row, n) -> row.getTimestamp(1).toInstant())
			.optional();
	}

	private static Sent sent(ResultSet row, int n) throws SQLException {
		String delivery = row.getString(8);
		return new Sent(row.getObject(1, UUID.class), new PrescriptionId(row.getObject(2, UUID.class)),
				new OdsCode(row.getString(3)), new PatientId(row.getObject(4, UUID.class)),
				MessageTemplate.valueOf(row.getString(5)), MessageState.valueOf(row.getString(6)), row.getInt(7),
				(delivery == null) ? null : DeliveryStatus.valueOf(delivery));
	}

	/**
	 * A message with its present sending.
	 *
	 * @param resent how often it was sent anew
	 * @param delivery what the carrier said last; null before it has accepted it
	 */
	record Sent(UUID id, PrescriptionId prescription, OdsCode organisation, PatientId patient, MessageTemplate template,
			MessageState state, int resent, @Nullable DeliveryStatus delivery) {
	}

}
