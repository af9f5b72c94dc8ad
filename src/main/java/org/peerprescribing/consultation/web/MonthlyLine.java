package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consultation.AuditedReading;
import org.peerprescribing.consultation.Clinicians;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.LadderEntry;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.SharedReferrals;
import org.peerprescribing.referral.UptakeStep;

import org.springframework.stereotype.Component;

/**
 * One line a month for each clinician: what came of what they prescribed in the last
 * closed month (London time), as it is known today and as far as their patients share it.
 * Never more than the pages of these patients show.
 */
@Component
class MonthlyLine {

	/** Below this, whoever prescribed it looks at the patients' pages instead. */
	static final int FEWEST = 3;

	private static final int MOST = 200;

	/** Of 5, from which an answer counts as useful, as in the reports. */
	private static final int USEFUL = 4;

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

	private final AuditedReading reading;

	private final Clinicians clinicians;

	private final Consents consents;

	private final SharedReferrals referrals;

	private final CheckIns checkIns;

	private final Words words;

	private final Clock clock;

	MonthlyLine(AuditedReading reading, Clinicians clinicians, Consents consents, SharedReferrals referrals,
			CheckIns checkIns, Words words, Clock clock) {
		this.reading = reading;
		this.clinicians = clinicians;
		this.consents = consents;
		this.referrals = referrals;
		this.checkIns = checkIns;
		this.words = words;
		this.clock = clock;
	}

	/** Nothing is read where it is switched off. */
	Shown of(Actor clinician) {
		return this.clinicians.wantsMonthlyLine(clinician) ? new Shown(true, words(clinician)) : new Shown(false, null);
	}

	private @Nullable String words(Actor clinician) {
		YearMonth month = YearMonth.from(LocalDate.ofInstant(this.clock.instant(), London.ZONE)).minusMonths(1);
		List<Prescription> own = this.reading.issuedBy(clinician, month, start(month), start(month.plusMonths(1)),
				MOST);
		String name = MONTH.format(month);
		if (own.isEmpty()) {
			return null;
		}
		if (own.size() < FEWEST) {
			return this.words.say("monthly.few", name);
		}
		List<Known> known = own.stream().map(this::known).toList();
		return this.words.say("monthly.line", name, own.size(), known.stream().filter(Known::delivered).count(),
				known.stream().filter(Known::opened).count(), known.stream().filter(Known::joined).count(),
				known.stream().filter(Known::useful).count(), known.stream().filter((one) -> !one.heard()).count());
	}

	private Known known(Prescription prescription) {
		List<Referral> attempts = this.referrals.of(prescription.id());
		List<LadderEntry> steps = attempts.stream()
			.flatMap((attempt) -> this.referrals.ladder(attempt).stream())
			.toList();
		boolean shares = this.consents.sharing(prescription.patient()).sharesAnything();
		List<CheckInAnswers> answers = shares
				? this.checkIns.of(prescription.id()).stream().map(CheckIn::answers).filter(Objects::nonNull).toList()
				: List.of();
		boolean opened = has(steps, UptakeStep.OPENED);
		boolean said = !answers.isEmpty()
				|| steps.stream().anyMatch((step) -> step.evidence() == Evidence.PATIENT_REPORTED);
		return new Known(has(steps, UptakeStep.DELIVERED), opened,
				attempts.stream().anyMatch((attempt) -> attempt.joinedAt() != null), isUseful(answers), opened || said);
	}

	/** By the last answer that says so, whichever way. */
	private static boolean isUseful(List<CheckInAnswers> answers) {
		return answers.stream()
			.map(CheckInAnswers::useful)
			.filter(Objects::nonNull)
			.reduce((earlier, later) -> later)
			.filter((useful) -> useful >= USEFUL)
			.isPresent();
	}

	private static boolean has(List<LadderEntry> steps, UptakeStep step) {
		return steps.stream().anyMatch((one) -> one.step() == step);
	}

	private static Instant start(YearMonth month) {
		return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
	}

	/**
	 * @param wanted whether the clinician wants to read it
	 * @param words the line; null where nothing was prescribed, or it is switched off
	 */
	record Shown(boolean wanted, @Nullable String words) {
	}

	/** What is known of one prescription. */
	private record Known(boolean delivered, boolean opened, boolean joined, boolean useful, boolean heard) {
	}

}
