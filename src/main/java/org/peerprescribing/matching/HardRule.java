package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.shared.OdsCode;

/**
 * What a community that is for the person's need must fulfil, whatever its score would
 * be; each with the sentence for the clinician where it excludes most. The listing leaves
 * out what is not vetted; {@link #VETTED} asks again for the day of the question.
 */
enum HardRule {

	/** Decided before any community is looked at. */
	ONLINE("This person cannot get online: offer the link worker or a call-back instead."),

	/** Decided by the index, which looks only at communities for the need. */
	TOPIC("No listed community is for this need."),

	VETTED("The vetting of the communities for this need is over."),

	NOT_REFUSED("The communities for this need have been said no to before."),

	AUDIENCE("The communities for this need are for other groups of people."),

	AGE("The communities for this need are for people of another age."),

	UNDER_18("No community for this need has been found suitable for people of 16 and 17."),

	LANGUAGE("No community for this need shares a language with this person."),

	REGION("The communities for this need are for another part of the country."),

	DEVICE("The communities for this need work on a phone or tablet only."),

	COST("The communities for this need cost money."),

	COMMISSIONED("The communities for this need are not paid for here."),

	EATING_DISORDER_MODERATION(
			"With an eating disorder only communities whose posts are checked first, or round the clock, are proposed.");

	private static final HardRule[] ALL = values();

	private final String text;

	HardRule(String text) {
		this.text = text;
	}

	/** Kebab-case, kept once published. */
	String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** For the clinician, where this rule excluded most. */
	String text() {
		return this.text;
	}

	/**
	 * One bit for every rule that this community breaks for this person; 0 fits. Asked of
	 * thousands for one answer, so each rule is asked by name.
	 */
	static int broken(Question question, Candidate candidate) {
		return VETTED.unless(candidate.isVettedOn(question.day())) | NOT_REFUSED.unless(!question.saidNoTo(candidate))
				| AUDIENCE.unless((candidate.audience() & question.groups()) != 0)
				| AGE.unless(candidate.isForAge(question.age()))
				| UNDER_18.unless(question.age() >= 18 || candidate.isForUnder18())
				| LANGUAGE.unless(question.speaksOneOf(candidate.languages()))
				| REGION.unless(candidate.isFor(question.request().nation()))
				| DEVICE.unless(!question.computerOnly() || !candidate.isOnlyAnApp())
				| COST.unless(isAffordable(question, candidate)) | COMMISSIONED.unless(isPaidFor(question, candidate))
				| EATING_DISORDER_MODERATION.unless(!question.eatingDisorder() || isStrict(candidate.moderation()));
	}

	/** The rules of those bits. */
	static List<HardRule> of(int broken) {
		List<HardRule> rules = new ArrayList<>();
		for (HardRule rule : ALL) {
			if ((broken & (1 << rule.ordinal())) != 0) {
				rules.add(rule);
			}
		}
		return rules;
	}

	private int unless(boolean holds) {
		return holds ? 0 : 1 << ordinal();
	}

	/** What it costs must be known. */
	private static boolean isAffordable(Question question, Candidate candidate) {
		Community.Cost cost = candidate.cost();
		return cost != null && (cost != Community.Cost.PAID || question.request().acceptsPaid());
	}

	private static boolean isPaidFor(Question question, Candidate candidate) {
		if (candidate.cost() != Community.Cost.FREE_IF_COMMISSIONED) {
			return true;
		}
		for (OdsCode payer : candidate.community().commissionedBy()) {
			if (question.payers().contains(payer)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isStrict(Moderation moderation) {
		return moderation == Moderation.PRE || moderation == Moderation.POST_24H;
	}

}
