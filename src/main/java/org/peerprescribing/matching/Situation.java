package org.peerprescribing.matching;

import java.util.Set;

import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * One person's question with what the rules and the score need to know beside it.
 *
 * @param request the question
 * @param payers organisations that pay for this person's: those the organisation is or
 * lies within
 * @param needs the needs and their hierarchy
 */
record Situation(MatchRequest request, Set<OdsCode> payers, NeedHierarchy needs) {

	private static final SnomedConcept EATING_DISORDER = new SnomedConcept("72366004");

	/**
	 * Mental disorder, anxiety, stress, self-injurious behaviour: the tops under which
	 * moderation matters most.
	 */
	private static final Set<SnomedConcept> MENTAL_HEALTH = Set.of(new SnomedConcept("74732009"),
			new SnomedConcept("48694002"), new SnomedConcept("73595000"), new SnomedConcept("248062006"));

	Situation {
		payers = Set.copyOf(payers);
	}

	boolean saidBefore(NotRightReason... reasons) {
		Set<NotRightReason> wanted = Set.of(reasons);
		return this.request.saidNo().stream().anyMatch((no) -> wanted.contains(no.reason()));
	}

	boolean mentalHealth() {
		return Topic.under(this.request.mainNeed(), MENTAL_HEALTH, this.needs);
	}

	boolean eatingDisorder() {
		return Topic.under(this.request.mainNeed(), Set.of(EATING_DISORDER), this.needs) || this.request.otherNeeds()
			.stream()
			.anyMatch((need) -> Topic.under(need, Set.of(EATING_DISORDER), this.needs));
	}

	/** Whether the main need must not be named aloud or on a card. */
	boolean unnamed() {
		return this.needs.find(this.request.mainNeed()).map((need) -> need.askFirst()).orElse(true);
	}

}
