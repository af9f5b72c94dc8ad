package org.peerprescribing.prescribing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * From "Send this one" to a signed prescription. Everything is checked before anything is
 * written, so that a refusal leaves nothing but its line in the audit trail.
 */
@Component
class Signing {

	private final PrescriptionRepository prescriptions;

	private final CommandLog commands;

	private final SafetyChecks checks;

	private final Matching matching;

	private final Consents consents;

	private final AuditTrail trail;

	private final ApplicationEventPublisher events;

	private final PrescribingProperties properties;

	private final Clock clock;

	Signing(PrescriptionRepository prescriptions, CommandLog commands, SafetyChecks checks, Matching matching,
			Consents consents, AuditTrail trail, ApplicationEventPublisher events, PrescribingProperties properties,
			Clock clock) {
		this.prescriptions = prescriptions;
		this.commands = commands;
		this.checks = checks;
		this.matching = matching;
		this.consents = consents;
		this.trail = trail;
		this.events = events;
		this.properties = properties;
		this.clock = clock;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	SignResult sign(SignPrescription command, Actor clinician) {
		Optional<SignResult> before = this.commands.before(command, clinician.organisation());
		if (before.isPresent()) {
			return before.get();
		}
		ContactDetails agreement = command.agreement();
		if (agreement == null) {
			return refuse(command, clinician, Problem.NO_AGREEMENT);
		}
		Optional<Problem> problem = check(command, clinician);
		if (problem.isPresent()) {
			return refuse(command, clinician, problem.get());
		}
		// As exact as the database keeps it, so that a repeated command gets the same
		// answer.
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.consents.agreeToContact(command.patient(), clinician.organisation(), agreement, clinician);
		Prescription signed = this.prescriptions
			.save(StoredPrescription.sign(TimeOrderedId.next(), command, agreement.channel(), cautionReason(command),
					clinician, now, this.properties.grace()))
			.asPrescription();
		SignResult.Signed answer = new SignResult.Signed(signed.id(), signed.graceUntil());
		this.commands.add(command, clinician.organisation(), answer, now);
		this.trail.record(clinician, AuditedAct.done(AuditedAct.Action.CREATE, "sign", command.patient().value(),
				"ServiceRequest", signed.id().value().toString()));
		this.events.publishEvent(new PrescriptionSigned(signed.id(), signed.patient(), signed.organisation(), now));
		return answer;
	}

	private Optional<Problem> check(SignPrescription command, Actor clinician) {
		MatchRequest asked = this.matching.request(command.run())
			.filter((request) -> request.organisation().equals(clinician.organisation()))
			.orElse(null);
		if (asked == null || !this.checks.isRegistered(command.patient())) {
			return Optional.of(Problem.NOT_FOUND);
		}
		if (!asked.mainNeed().equals(command.need())) {
			return Optional.of(Problem.BUSINESS_RULE);
		}
		if (asked.risks().stream().anyMatch(Risk::isHardStop)) {
			return Optional.of(Problem.UNSAFE);
		}
		if (asked.risks().contains(Risk.MONITORED_PHONE) && command.agreement() != null
				&& command.agreement().channel() != Channel.LETTER) {
			return Optional.of(Problem.UNSAFE);
		}
		if (command.contactProhibited() && command.agreement() != null
				&& command.agreement().channel() != Channel.LETTER) {
			return Optional.of(Problem.BUSINESS_RULE);
		}
		Optional<Problem> objection = this.checks.objection(command.run(), command.community());
		if (objection.isEmpty() && !this.matching.hasShown(command.run(), command.community())) {
			return Optional.of(Problem.BUSINESS_RULE);
		}
		return objection.isPresent() ? objection : checkCaution(command, !this.matching.cautions(asked).isEmpty());
	}

	private static Optional<Problem> checkCaution(SignPrescription command, boolean caution) {
		if (command.cautionReason() == null) {
			return caution ? Optional.of(Problem.REQUIRED) : Optional.empty();
		}
		return (cautionReason(command) == null) ? Optional.of(Problem.UNKNOWN_CODE) : Optional.empty();
	}

	private static @Nullable CautionReason cautionReason(SignPrescription command) {
		return (command.cautionReason() != null) ? CautionReason.of(command.cautionReason()).orElse(null) : null;
	}

	private SignResult refuse(SignPrescription command, Actor clinician, Problem problem) {
		this.trail.record(clinician, new AuditedAct(AuditedAct.Action.CREATE, "sign", command.patient().value(),
				"ServiceRequest", command.community().value(), AuditedAct.Outcome.REFUSED));
		return new SignResult.Refused(problem);
	}

}
