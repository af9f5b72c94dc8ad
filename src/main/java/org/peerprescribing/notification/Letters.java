package org.peerprescribing.notification;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters that a person prints, as PDF/UA-1. */
@Service
public class Letters {

	private final Prescribing prescribing;

	private final Referrals referrals;

	private final Patients patients;

	private final Consents consents;

	private final LetterWriter writer;

	private final LetterPaper paper;

	private final MessageQueue queue;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	Letters(Prescribing prescribing, Referrals referrals, Patients patients, Consents consents, LetterWriter writer,
			LetterPaper paper, MessageQueue queue, Worklist worklist, AuditTrail audit, JdbcClient jdbc, Clock clock,
			PlatformTransactionManager transactions) {
		this.prescribing = prescribing;
		this.referrals = referrals;
		this.patients = patients;
		this.consents = consents;
		this.writer = writer;
		this.paper = paper;
		this.queue = queue;
		this.worklist = worklist;
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * The letter with a link of its own; earlier links stay valid, so printing twice does
	 * no harm. Ends the grace at once where it has not ended, in a transaction of its
	 * own: where a check then fails, the prescription stays revoked. Notes that the link
	 * was sent, on the clinician's word, and settles the task to print it. Refuses with
	 * {@code not-found} another practice's prescription, with {@code prescription-ended}
	 * one that was undone, revoked or completed, with {@code patient-gone} a patient who
	 * has died or left, and with {@code no-agreement} one who may not be contacted.
	 */
	public byte[] print(PrescriptionId id, Actor clinician) {
		if (isOver(find(id))) {
			throw new ProblemException(Problem.PRESCRIPTION_ENDED);
		}
		this.prescribing.issueNow(id, clinician);
		return Objects.requireNonNull(this.transaction.execute((status) -> printIssued(id, clinician)));
	}

	/**
	 * The letter that lies in the outbox of the sandbox, as it was written then; empty
	 * where the message is none, and everywhere but in the sandbox.
	 */
	public Optional<byte[]> inOutbox(UUID message) {
		return Objects.requireNonNull(this.transaction.execute((status) -> this.jdbc.sql("""
				select prescription, outbox.organisation, outbox.patient, recipient, link, code, at
				from notification.outbox join notification.message using (id) where id = ? and channel = 'LETTER'""")
			.param(message)
			.query((row, n) -> this.writer.write(new PrescriptionId(row.getObject(1, UUID.class)),
					new OdsCode(row.getString(2)), language(new PatientId(row.getObject(3, UUID.class))),
					row.getString(4), row.getString(5), row.getString(6), row.getTimestamp(7).toInstant()))
			.optional()
			.map(this.paper::print)));
	}

	private byte[] printIssued(PrescriptionId id, Actor clinician) {
		Prescription prescription = find(id);
		if (isOver(prescription)) {
			throw new ProblemException(Problem.PRESCRIPTION_ENDED);
		}
		Patient patient = this.patients.find(prescription.patient())
			.filter((found) -> found.registration() == Patient.Registration.REGISTERED)
			.orElseThrow(() -> new ProblemException(Problem.PATIENT_GONE));
		if (!this.consents.permits(patient.id(), Purpose.CONTACT)) {
			throw new ProblemException(Problem.NO_AGREEMENT);
		}
		Link link = this.referrals.mintLink(id);
		byte[] printed = this.paper.print(this.writer.write(id, prescription.organisation(), patient.language(),
				patient.name().full(), this.writer.address(link), link.code()));
		this.referrals.recordUptake(id, UptakeStep.SENT, Evidence.CLINICIAN_ENTERED, this.clock.instant());
		if (prescription.channel() == Channel.LETTER) {
			this.queue.handedOver(id);
		}
		this.worklist.close(WorkKind.PRINT_LETTER, prescription.organisation(), id.value().toString(), clinician.id());
		this.audit.record(clinician, AuditedAct.done(AuditedAct.Action.EXECUTE, "print-letter", patient.id().value(),
				"ServiceRequest", id.value().toString()));
		return printed;
	}

	private LanguageTag language(PatientId id) {
		return this.patients.find(id).map(Patient::language).orElse(LanguageTag.ENGLISH);
	}

	private Prescription find(PrescriptionId id) {
		return this.prescribing.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static boolean isOver(Prescription prescription) {
		return prescription.status() != Status.ACTIVE && prescription.status() != Status.ON_HOLD;
	}

}
