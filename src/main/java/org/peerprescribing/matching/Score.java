package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The score of a community that fits, term by term; at most 100 in all. Points have one
 * decimal, so that what is shown adds up.
 */
final class Score {

	/** The version of the terms and their weights. */
	static final String VERSION = "score-1";

	private static final Set<String> AT_ANY_TIME = Set.of("forum", "social_network", "app");

	private final Situation situation;

	private final Prior prior;

	/**
	 * @param prior what is expected of a community of which little is known
	 */
	Score(Situation situation, Prior prior) {
		this.situation = situation;
		this.prior = prior;
	}

	/** Every term, largest first. */
	List<ScoreTerm> terms(ListedCommunity listed) {
		List<ScoreTerm> terms = new ArrayList<>(List.of(topic(listed.community()), support(listed.community()),
				moderation(listed.community().moderation()), similarity(listed.community()), activity(),
				access(listed.community()), trackRecord(listed.trackRecord())));
		terms.sort(Comparator.comparingDouble(ScoreTerm::points).reversed().thenComparing(ScoreTerm::kind));
		return terms;
	}

	/** The sum, 0 to 100, with one decimal. */
	static double total(List<ScoreTerm> terms) {
		return rounded(terms.stream().mapToDouble(ScoreTerm::points).sum());
	}

	/** The main need decides; each other need that is covered too adds two points. */
	private ScoreTerm topic(Community community) {
		MatchRequest request = this.situation.request();
		Topic main = Topic.of(request.mainNeed(), community.needs(), this.situation.needs()).orElseThrow();
		long others = request.otherNeeds()
			.stream()
			.filter((need) -> !need.equals(request.mainNeed()))
			.filter((need) -> covers(community, need))
			.count();
		String words = Words.topic(main, this.situation.unnamed());
		return term(ScoreTerm.Kind.TOPIC, Math.min(30, main.points() + 2 * others), 30,
				(others > 0) ? words + ", and for " + others + " more of the needs" : words);
	}

	private boolean covers(Community community, SnomedConcept need) {
		return Topic.of(need, community.needs(), this.situation.needs()).isPresent();
	}

	private ScoreTerm support(Community community) {
		Set<SupportKind> wanted = this.situation.request().wanted();
		if (wanted.isEmpty()) {
			return term(ScoreTerm.Kind.SUPPORT, 10, 20, "no kind of support was asked for: counted as half");
		}
		Set<SupportKind> both = EnumSet.copyOf(wanted);
		both.retainAll(community.supports());
		String words = both.isEmpty() ? "does not offer the kind of support wanted"
				: "offers " + Words.list(both.stream().map(Words::support).toList());
		return term(ScoreTerm.Kind.SUPPORT, 20.0 * both.size() / wanted.size(), 20, words);
	}

	/** Where mental health is not the matter, half of the points are given to all. */
	private ScoreTerm moderation(Moderation moderation) {
		double level = switch (moderation) {
			case PRE -> 1;
			case POST_24H -> 0.85;
			case POST_HOURS -> 0.6;
			case PEER_ONLY -> 0.25;
			case UNKNOWN -> 0.1;
		};
		double share = this.situation.mentalHealth() ? level : 0.5 + 0.5 * level;
		String words = Words.moderation(moderation);
		return term(ScoreTerm.Kind.MODERATION, 15 * share, 15, Preference.STRICTER.asked(this.situation)
				? words + "; stricter checking comes first after what was said" : words);
	}

	private ScoreTerm similarity(Community community) {
		MatchRequest request = this.situation.request();
		boolean asked = !request.belongsTo().isEmpty()
				|| this.situation.saidBefore(NotRightReason.PEOPLE_NOT_LIKE_ME, NotRightReason.AGE);
		if (!asked) {
			return term(ScoreTerm.Kind.SIMILARITY, 0, 10, "people like them were not asked for");
		}
		Set<Audience> groups = EnumSet.copyOf(HardRule.groups(request));
		groups.remove(Audience.GENERAL);
		boolean alike = !Collections.disjoint(groups, community.audience());
		return term(ScoreTerm.Kind.SIMILARITY, alike ? 10 : 0, 10,
				alike ? "is for a group this person belongs to" : "is for people at large");
	}

	/** Nobody has measured it yet: each counts as the median. */
	private static ScoreTerm activity() {
		return term(ScoreTerm.Kind.ACTIVITY, 5, 10, "how busy it is, is not known: counted as middling");
	}

	private static ScoreTerm access(Community community) {
		List<String> words = new ArrayList<>();
		double points = 0;
		if (community.anonymousAllowed() == Answer.YES) {
			points += 4;
			words.add("no real name is needed");
		}
		else if (community.anonymousAllowed() == Answer.UNKNOWN) {
			points += 2;
		}
		if (!Collections.disjoint(community.formats(), AT_ANY_TIME)) {
			points += 3;
			words.add("can be used at any time");
		}
		if (!community.registrationRequired()) {
			points += 2;
			words.add("needs no account");
		}
		if (!community.accessibility().isEmpty()) {
			points += 1;
			words.add("says something about access");
		}
		return term(ScoreTerm.Kind.ACCESS, points, 10,
				words.isEmpty() ? "little is known about access" : Words.list(words));
	}

	private ScoreTerm trackRecord(TrackRecord record) {
		double joined = this.prior.joined(record);
		double useful = this.prior.useful(record);
		String words = (record.sent() == 0) ? "nobody has been sent there yet: counted as average"
				: record.joined() + " of " + record.sent() + " people sent there joined" + ((record.answered() == 0)
						? "" : ", " + record.useful() + " of " + record.answered() + " found it useful");
		return term(ScoreTerm.Kind.TRACK_RECORD, 2.5 * joined + 2.5 * useful, 5, words);
	}

	private static ScoreTerm term(ScoreTerm.Kind kind, double points, double most, String words) {
		return new ScoreTerm(kind, rounded(points), most, words);
	}

	private static double rounded(double points) {
		return Math.round(points * 10) / 10.0;
	}

	/**
	 * The pooled rates of the communities that fit, by which a short track record is
	 * drawn towards the average: (a + s) / (a + b + n) with a + b = 20. The two rates are
	 * never mixed: joined among those sent, useful among those who joined and answered.
	 *
	 * @param joinedRate 0 to 1
	 * @param usefulRate 0 to 1
	 */
	record Prior(double joinedRate, double usefulRate) {

		/** How many people's worth of evidence the average counts for. */
		private static final double STRENGTH = 20;

		/** Where nobody has been sent anywhere yet. */
		private static final double UNKNOWN_JOINED = 7.0 / 20;

		private static final double UNKNOWN_USEFUL = 0.5;

		static Prior of(List<ListedCommunity> fitting) {
			int sent = fitting.stream().mapToInt((listed) -> listed.trackRecord().sent()).sum();
			int joined = fitting.stream().mapToInt((listed) -> listed.trackRecord().joined()).sum();
			int answered = fitting.stream().mapToInt((listed) -> listed.trackRecord().answered()).sum();
			int useful = fitting.stream().mapToInt((listed) -> listed.trackRecord().useful()).sum();
			return new Prior((sent == 0) ? UNKNOWN_JOINED : Math.min(1, (double) joined / sent),
					(answered == 0) ? UNKNOWN_USEFUL : Math.min(1, (double) useful / answered));
		}

		double joined(TrackRecord record) {
			return shrunk(this.joinedRate, Math.min(record.joined(), record.sent()), record.sent());
		}

		double useful(TrackRecord record) {
			return shrunk(this.usefulRate, record.useful(), record.answered());
		}

		static double shrunk(double rate, int successes, int of) {
			return (STRENGTH * rate + successes) / (STRENGTH + of);
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "joined %.3f, useful %.3f", this.joinedRate, this.usefulRate);
		}

	}

}
