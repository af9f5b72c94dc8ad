package org.peerprescribing.prescribing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.Retention;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The life of a prescription: every verb asks {@link Transitions} first and refuses with
 * {@code business-rule} what the table does not allow.
 */
@Entity
@Table(schema = "prescribing", name = "prescription")
class StoredPrescription {

	/** How long a prescription is good for after its issue. */
	static final Duration VALIDITY = Retention.PRESCRIPTION;

	@Id
	private UUID id;

	private String organisation;

	private UUID patient;

	@Enumerated(EnumType.STRING)
	private Status status;

	@Enumerated(EnumType.STRING)
	private @Nullable RevocationReason reason;

	@Enumerated(EnumType.STRING)
	private @Nullable ErrorReason errorReason;

	private String community;

	private String need;

	private String[] wanted;

	private UUID run;

	@Enumerated(EnumType.STRING)
	private Channel channel;

	private @Nullable String cautionReason;

	private boolean contactProhibited;

	private String requesterId;

	private String requesterName;

	private Instant signedAt;

	private Instant graceUntil;

	private @Nullable Instant issuedAt;

	private @Nullable Instant validUntil;

	private Instant changedAt;

	/** Null until the row is there. */
	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected StoredPrescription() {
	}

	private StoredPrescription(UUID id, SignPrescription command, Channel channel, @Nullable CautionReason caution,
			Actor clinician, Instant at, Duration grace) {
		this.id = id;
		this.organisation = clinician.organisation().value();
		this.patient = command.patient().value();
		this.status = Status.DRAFT;
		this.community = command.community().value();
		this.need = command.need().id();
		this.wanted = command.wanted().stream().map(SupportKind::name).sorted().toArray(String[]::new);
		this.run = command.run().value();
		this.channel = channel;
		this.cautionReason = (caution != null) ? caution.code() : null;
		this.contactProhibited = command.contactProhibited();
		this.requesterId = clinician.id();
		this.requesterName = clinician.name();
		this.signedAt = at;
		this.graceUntil = at.plus(grace);
		this.changedAt = at;
	}

	static StoredPrescription sign(UUID id, SignPrescription command, Channel channel, @Nullable CautionReason caution,
			Actor clinician, Instant at, Duration grace) {
		StoredPrescription signed = new StoredPrescription(id, command, channel, caution, clinician, at, grace);
		signed.become(Status.ACTIVE, at);
		return signed;
	}

	/** As if it had never been; only within the grace. */
	void undo(Instant at) {
		if (!isWaiting() || !at.isBefore(this.graceUntil)) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		become(Status.ENTERED_IN_ERROR, at);
	}

	/** From here on it counts. */
	void issue(Instant at) {
		if (!isWaiting()) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		this.issuedAt = at;
		this.validUntil = at.plus(VALIDITY);
		this.changedAt = at;
	}

	/** A check failed at the end of the grace: it never counts. */
	void refuseIssue(RevocationReason why, Instant at) {
		if (!isWaiting()) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		end(why, at);
	}

	/** Ends it otherwise than well, after issue; before, it is undone. */
	void revoke(RevocationReason why, Instant at) {
		if (!isIssued()) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		end(why, at);
	}

	void complete(Instant at) {
		if (!isIssued()) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		become(Status.COMPLETED, at);
	}

	/** It should never have been issued; before its issue, it is undone. */
	void enterInError(ErrorReason why, Instant at) {
		if (!isIssued()) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		become(Status.ENTERED_IN_ERROR, at);
		this.reason = null;
		this.errorReason = why;
	}

	/** Refuses with {@code stale-version} where somebody else was faster. */
	void expectVersion(int expected) {
		if (this.version == null || this.version != expected) {
			throw new ProblemException(Problem.STALE_VERSION);
		}
	}

	boolean is(Status expected) {
		return this.status == expected;
	}

	boolean isEnded() {
		return Transitions.isEnd(this.status);
	}

	boolean isIssued() {
		return this.issuedAt != null;
	}

	/** Signed, and not issued yet. */
	boolean isWaiting() {
		return this.status == Status.ACTIVE && !isIssued();
	}

	boolean isDue(Instant now) {
		return isWaiting() && !now.isBefore(this.graceUntil);
	}

	Prescription asPrescription() {
		return new Prescription(new PrescriptionId(this.id), new PatientId(this.patient),
				new OdsCode(this.organisation), this.status, this.reason, this.errorReason,
				new CommunityId(this.community), new SnomedConcept(this.need),
				Arrays.stream(this.wanted).map(SupportKind::valueOf).collect(Collectors.toSet()),
				new MatchRunId(this.run), this.channel, this.contactProhibited, this.requesterId, this.requesterName,
				this.signedAt, this.graceUntil, this.issuedAt, this.validUntil, this.changedAt,
				(this.version != null) ? this.version : 0);
	}

	private void end(RevocationReason why, Instant at) {
		become(Status.REVOKED, at);
		this.reason = why;
	}

	private void become(Status next, Instant at) {
		if (!Transitions.allow(this.status, next)) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		this.status = next;
		this.changedAt = at;
	}

}
