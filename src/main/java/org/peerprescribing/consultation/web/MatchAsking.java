package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.consultation.Visit;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.SaidNo;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.LanguageTag;

import org.springframework.stereotype.Component;

/** Puts the clinician's answers and what is known of the person into one question. */
@Component
class MatchAsking {

	private static final int MOST_CARDS = 3;

	private static final int MOST_OTHER_NEEDS = 19;

	private final CommunityDirectory directory;

	private final CodedNeeds coded;

	private final Prescribing prescribing;

	private final Referrals referrals;

	private final ConsultationProperties properties;

	private final Clock clock;

	MatchAsking(CommunityDirectory directory, CodedNeeds coded, Prescribing prescribing, Referrals referrals,
			ConsultationProperties properties, Clock clock) {
		this.directory = directory;
		this.coded = coded;
		this.prescribing = prescribing;
		this.referrals = referrals;
		this.properties = properties;
		this.clock = clock;
	}

	/** Only for answers without a fault. */
	MatchRequest question(VisitForm answers, Visit visit, Patient patient) {
		var need = Objects.requireNonNull(answers.need());
		var others = NeedChoices.of(visit, this.coded, this.directory.snapshot().needs(), need)
			.besides(need)
			.stream()
			.limit(MOST_OTHER_NEEDS)
			.collect(Collectors.toSet());
		int age = AgeBand.age(patient.birthDate(), LocalDate.ofInstant(this.clock.instant(), London.ZONE));
		return new MatchRequest(patient.practice(), age, need, others, Wanted.kinds(answers.wanted()), groups(answers),
				Objects.requireNonNull(answers.online()), answers.access(), languages(answers, patient),
				this.properties.nation(), answers.risks(), visit.phq9(), false, saidNo(patient), MOST_CARDS);
	}

	/**
	 * Whether the cards on the page still answer what is ticked now: else somebody
	 * changed an answer, perhaps a risk, after they were shown.
	 */
	static boolean sameAnswers(MatchRequest shown, MatchRequest now) {
		return shown.organisation().equals(now.organisation()) && shown.mainNeed().equals(now.mainNeed())
				&& shown.wanted().equals(now.wanted()) && shown.belongsTo().equals(now.belongsTo())
				&& shown.access() == now.access() && shown.accessNeeds().equals(now.accessNeeds())
				&& shown.risks().equals(now.risks()) && shown.languages().equals(now.languages())
				&& shown.age() == now.age() && Objects.equals(shown.phq9(), now.phq9());
	}

	private static Set<Audience> groups(VisitForm answers) {
		return Stream.concat(Wanted.audiences(answers.wanted()).stream(), answers.groups().stream())
			.collect(Collectors.toSet());
	}

	private static Set<LanguageTag> languages(VisitForm answers, Patient patient) {
		return answers.english()
				? Set.copyOf(List.of(patient.language(), LanguageTag.ENGLISH).stream().distinct().toList())
				: Set.of(patient.language());
	}

	/**
	 * What this patient, or the community, has said no to under any earlier prescription.
	 */
	private List<SaidNo> saidNo(Patient patient) {
		return this.prescribing.of(patient.id())
			.stream()
			.flatMap((prescription) -> this.referrals.of(prescription.id()).stream())
			.flatMap((referral) -> referral.saidNo().stream())
			.distinct()
			.toList();
	}

}
