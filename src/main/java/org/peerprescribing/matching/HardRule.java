package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.shared.OdsCode;

/**
 * What a community that is for the person's need must fulfil, whatever its score would
 * be; each with the sentence for the clinician where it excludes most. The listing leaves
 * out what is not vetted; {@link #VETTED} asks again for the day of the question.
 */
enum HardRule {

	/** Decided before any community is looked at. */
	ONLINE("This person cannot get online: offer the link worker or a call-back instead.",
			(question, candidate) -> true),

	/** Decided by the index, which looks only at communities for the need. */
	TOPIC("No listed community is for this need.", (question, candidate) -> true),

	VETTED("The vetting of the communities for this need is over.", HardRule::vetted),

	NOT_REFUSED("The communities for this need have been said no to before.",
			(question, candidate) -> !question.saidNoTo(candidate.community().id())),

	AUDIENCE("The communities for this need are for other groups of people.",
			(question, candidate) -> (candidate.audience() & question.groups()) != 0),

	AGE("The communities for this need are for people of another age.", HardRule::age),

	UNDER_18("No community for this need has been found suitable for people of 16 and 17.", HardRule::under18),

	LANGUAGE("No community for this need shares a language with this person.",
			(question, candidate) -> question.speaksOneOf(candidate.languages())),

	REGION("The communities for this need are for another part of the country.", HardRule::region),

	DEVICE("The communities for this need work on a phone or tablet only.",
			(question, candidate) -> question.request().access() != DigitalAccess.COMPUTER || !candidate.isOnlyAnApp()),

	COST("The communities for this need cost money.", HardRule::cost),

	COMMISSIONED("The communities for this need are not paid for here.", HardRule::commissioned),

	EATING_DISORDER_MODERATION(
			"With an eating disorder only communities whose posts are checked first, or round the clock, are proposed.",
			(question, candidate) -> !question.eatingDisorder() || candidate.community().moderation() == Moderation.PRE
					|| candidate.community().moderation() == Moderation.POST_24H);

	private static final HardRule[] ALL = values();

	private final String text;

	private final BiPredicate<Question, Candidate> holds;

	HardRule(String text, BiPredicate<Question, Candidate> holds) {
		this.text = text;
		this.holds = holds;
	}

	/** Kebab-case, kept once published. */
	String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** For the clinician, where this rule excluded most. */
	String text() {
		return this.text;
	}

	/** One bit for every rule that this community breaks for this person; 0 fits. */
	static int broken(Question question, Candidate candidate) {
		int broken = 0;
		for (HardRule rule : ALL) {
			if (!rule.holds.test(question, candidate)) {
				broken |= 1 << rule.ordinal();
			}
		}
		return broken;
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

	private static boolean vetted(Question question, Candidate candidate) {
		Vetting vetting = candidate.listed().vetting();
		return !question.today().isBefore(vetting.reviewedOn()) && question.today().isBefore(vetting.nextDue());
	}

	private static boolean age(Question question, Candidate candidate) {
		int age = question.request().age();
		Integer youngest = candidate.community().minAge();
		Integer oldest = candidate.community().maxAge();
		return (youngest == null || age >= youngest) && (oldest == null || age <= oldest);
	}

	private static boolean under18(Question question, Candidate candidate) {
		Integer youngest = candidate.community().minAge();
		return question.request().age() >= 18
				|| (candidate.listed().vetting().suitableUnder18() && youngest != null && youngest <= 16);
	}

	private static boolean region(Question question, Candidate candidate) {
		String region = candidate.community().region();
		return region.equals("UK") || region.equals("global") || region.equals(question.request().nation());
	}

	private static boolean cost(Question question, Candidate candidate) {
		Community.Cost cost = candidate.community().cost();
		return cost != null && (cost != Community.Cost.PAID || question.request().acceptsPaid());
	}

	private static boolean commissioned(Question question, Candidate candidate) {
		if (candidate.community().cost() != Community.Cost.FREE_IF_COMMISSIONED) {
			return true;
		}
		for (OdsCode payer : candidate.community().commissionedBy()) {
			if (question.payers().contains(payer)) {
				return true;
			}
		}
		return false;
	}

}
