package org.peerprescribing.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.outcomes.instrument.Instruments;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Check-ins and what patients answered. */
@Service
@Transactional
public class CheckIns {

	/** From this point of five on, an answer counts as useful. */
	private static final int USEFUL_FROM = 4;

	private final CheckInStore store;

	private final Referrals referrals;

	private final TrackRecords trackRecords;

	private final Instruments instruments;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CheckIns(CheckInStore store, Referrals referrals, TrackRecords trackRecords, Instruments instruments,
			AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.referrals = referrals;
		this.trackRecords = trackRecords;
		this.instruments = instruments;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** In the order of their weeks. */
	@Transactional(readOnly = true)
	public List<CheckIn> of(PrescriptionId prescription) {
		return this.store.of(prescription);
	}

	@Transactional(readOnly = true)
	public Optional<CheckIn> find(CheckInId id) {
		return this.store.find(id);
	}

	/** The check-in that waits for an answer now, the latest due first. */
	@Transactional(readOnly = true)
	public Optional<CheckIn> waiting(PrescriptionId prescription) {
		Instant now = this.clock.instant();
		return this.store.open(prescription)
			.stream()
			.filter((checkIn) -> !checkIn.dueAt().isAfter(now))
			.max(Comparator.comparing(CheckIn::dueAt));
	}

	/**
	 * Takes the answers, moves the uptake ladder by them and publishes
	 * {@link CheckInAnswered}; an answer that came before stands, a second one changes
	 * nothing. Refuses a check-in that is not due. A "no" of somebody who still uses it
	 * ends nothing.
	 */
	public void answer(CheckInId id, CheckInAnswers answers) {
		CheckIn asked = this.store.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		Instant now = this.clock.instant();
		if (asked.answeredAt() != null || this.store.isClosed(id)) {
			return;
		}
		if (asked.dueAt().isAfter(now)) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		Referral about = this.referrals.latest(asked.prescription())
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		boolean firstOpinion = answers.useful() != null
				&& !this.store.hasOpinion(asked.prescription(), about.community());
		this.store.answer(id, about.id(), about.community(), answers, this.instruments.checkIn().asked(), now);
		this.audit.record("patient", asked.organisation(), AuditedAct.done(AuditedAct.Action.CREATE, "answer-check-in",
				asked.patient().value(), "QuestionnaireResponse", id.value().toString()));
		if (firstOpinion) {
			count(about.community(), Objects.requireNonNull(answers.useful()), now);
		}
		climb(asked, answers, now);
		this.events.publishEvent(new CheckInAnswered(id, asked.prescription(), about.id(), asked.patient(),
				asked.organisation(), about.community(), asked.week(), answers, now));
		end(asked, answers, now);
	}

	/** What the patient says now moves the ladder on their word alone. */
	private void climb(CheckIn asked, CheckInAnswers answers, Instant now) {
		if (isTrue(answers.joined()) || isTrue(answers.stillUsing())) {
			this.referrals.recordUptake(asked.prescription(), UptakeStep.JOINED, Evidence.PATIENT_REPORTED, now);
		}
		if (asked.week() == CheckInWeek.WEEK_6 && isTrue(answers.stillUsing())) {
			this.referrals.recordUptake(asked.prescription(), UptakeStep.STILL_USING_AT_6_WEEKS,
					Evidence.PATIENT_REPORTED, now);
		}
	}

	/** After the news of the answer, because an end is told with everything known. */
	private void end(CheckIn asked, CheckInAnswers answers, Instant now) {
		if (answers.fit() == CheckInAnswers.Fit.NO && !isTrue(answers.stillUsing())) {
			NotRightReason reason = (answers.notRight() != null) ? answers.notRight() : NotRightReason.OTHER;
			this.referrals.sayNotRight(asked.prescription(), reason);
			return;
		}
		boolean everJoined = this.referrals.latest(asked.prescription())
			.map((referral) -> referral.joinedAt() != null)
			.orElse(false);
		if (asked.week() == CheckInWeek.WEEK_12 && everJoined && answers.hasSaidAnything()) {
			this.referrals.recordUptake(asked.prescription(), UptakeStep.FINISHED, Evidence.PATIENT_REPORTED, now);
		}
	}

	private void count(CommunityId community, int useful, Instant now) {
		this.trackRecords.add(community,
				(useful >= USEFUL_FROM) ? TrackRecords.Fact.ANSWERED_USEFUL : TrackRecords.Fact.ANSWERED_NOT_USEFUL,
				now);
	}

	private static boolean isTrue(@Nullable Boolean answer) {
		return Boolean.TRUE.equals(answer);
	}

}
