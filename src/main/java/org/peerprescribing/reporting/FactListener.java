package org.peerprescribing.reporting;

import java.util.Locale;
import java.util.stream.Collectors;

import org.peerprescribing.matching.MatchAnswered;
import org.peerprescribing.outcomes.CheckInAnswered;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.prescribing.OfferRecorded;
import org.peerprescribing.prescribing.PersonAtIssue;
import org.peerprescribing.prescribing.PrescriptionEnteredInError;
import org.peerprescribing.prescribing.PrescriptionIssued;
import org.peerprescribing.prescribing.PrescriptionRevoked;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.ReferralIssued;
import org.peerprescribing.referral.UptakeChanged;
import org.peerprescribing.referral.UptakeStep;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down what other modules say has happened, without the patient: of the ids only
 * the prescription's and the match run's are kept.
 */
@Component
class FactListener {

	private final FactLog log;

	FactListener(FactLog log) {
		this.log = log;
	}

	@EventListener
	void on(MatchAnswered event) {
		this.log.add(
				Fact.of("MATCH", event.run().value().toString(), event.organisation(), event.at())
					.with("run", event.run().value())
					.with("need", event.need().id())
					.with("age_band", event.ageBand())
					.with("audience", event.belongsTo().isEmpty() ? null
							: event.belongsTo().stream().map(Enum::name).sorted().collect(Collectors.joining(",")))
					.with("language", event.language().value())
					.with("answer", event.kind())
					.with("reason", (event.excludedBy() != null) ? coded(event.excludedBy()) : null)
					.with("shown", event.shown()));
	}

	@EventListener
	void on(OfferRecorded event) {
		this.log
			.add(Fact.of("OFFER", event.run().value() + ":" + event.offer().name(), event.organisation(), event.at())
				.with("run", event.run().value())
				.with("need", event.need().id())
				.with("answer", event.offer()));
	}

	@EventListener
	void on(PrescriptionIssued event) {
		PersonAtIssue person = event.person();
		this.log.add(Fact.of("ISSUED", event.prescription().value().toString(), event.organisation(), event.at())
			.with("prescription", event.prescription().value())
			.with("run", event.run().value())
			.with("need", event.need().id())
			.with("community", event.community().value())
			.with("age_band", person.ageBand())
			.with("sex", person.sex())
			.with("ethnic_group", person.ethnicGroup())
			.with("deprivation_quintile", person.deprivationQuintile())
			.with("language", person.language().value())
			.with("digital_access", person.access())
			.with("channel", person.channel()));
	}

	@EventListener
	void on(PrescriptionRevoked event) {
		this.log.add(Fact.of("REVOKED", event.prescription().value().toString(), event.organisation(), event.at())
			.with("prescription", event.prescription().value())
			.with("reason", event.reason()));
	}

	/**
	 * From here on it counts nowhere; what was released stays. Beside the fact that it
	 * had ended, where it had.
	 */
	@EventListener
	void on(PrescriptionEnteredInError event) {
		this.log.add(Fact.of("ERROR", event.prescription().value().toString(), event.organisation(), event.at())
			.with("prescription", event.prescription().value()));
	}

	/** A referral's beginning is a step like the others; the key keeps it one fact. */
	@EventListener
	void on(ReferralIssued event) {
		this.log.add(Fact
			.of("UPTAKE",
					event.prescription().value() + ":" + event.attempt() + ":" + UptakeStep.ISSUED.name() + ":"
							+ Evidence.SYSTEM_OBSERVED.name(),
					event.organisation(), event.at())
			.with("prescription", event.prescription().value())
			.with("attempt", event.attempt())
			.with("community", event.community().value())
			.with("step", UptakeStep.ISSUED)
			.with("evidence", Evidence.SYSTEM_OBSERVED));
	}

	@EventListener
	void on(UptakeChanged event) {
		this.log.add(Fact
			.of("UPTAKE",
					event.prescription().value() + ":" + event.attempt() + ":" + event.step().name() + ":"
							+ event.evidence().name(),
					event.organisation(), event.at())
			.with("prescription", event.prescription().value())
			.with("attempt", event.attempt())
			.with("community", event.community().value())
			.with("step", event.step())
			.with("evidence", event.evidence())
			.with("reason", event.reason()));
	}

	@EventListener
	void on(CheckInAnswered event) {
		CheckInAnswers answers = event.answers();
		this.log.add(Fact
			.of("CHECK_IN", event.prescription().value() + ":" + event.week().number(), event.organisation(),
					event.at())
			.with("prescription", event.prescription().value())
			.with("community", event.community().value())
			.with("week", event.week().number())
			.with("fit", answers.fit())
			.with("reason", answers.notRight())
			.with("joined", answers.joined())
			.with("still_using", answers.stillUsing())
			.with("useful", answers.useful()));
	}

	/** As the log writes codes. */
	private static String coded(String kebab) {
		return kebab.toUpperCase(Locale.ROOT).replace('-', '_');
	}

}
