package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;

/**
 * The score of a community that fits, at most 100, and the same term by term. Counted in
 * tenths of a point, so that what is shown adds up to the digit. The points and what is
 * said of them come from the same methods.
 */
final class Score {

	/** The version of the terms and their weights. */
	static final String VERSION = "score-2";

	private final Question question;

	private final Prior prior;

	private final boolean peersAsked;

	private final AccessNeed[] accessNeeds;

	/** By how many of the kinds wanted are offered. */
	private final int[] support;

	/** By the level of moderation. */
	private final int[] moderation;

	Score(Question question, Prior prior) {
		this.question = question;
		this.prior = prior;
		this.peersAsked = peersAsked(question);
		this.accessNeeds = question.request().accessNeeds().toArray(AccessNeed[]::new);
		this.support = IntStream.rangeClosed(0, SupportKind.values().length)
			.map((offered) -> support(Integer.bitCount(question.wanted()), offered))
			.toArray();
		this.moderation = Arrays.stream(Moderation.values())
			.mapToInt((level) -> moderation(level, question.mentalHealth()))
			.toArray();
	}

	/**
	 * The sum in tenths, 0 to 1000.
	 * @param others how many of the person's other needs it covers as well
	 */
	int tenths(Candidate candidate, Topic.Nearness nearness, int others) {
		return topic(nearness, others) + support(candidate) + moderation(candidate) + similarity(candidate)
				+ candidate.activity(this.question.day()) + access(candidate) + trackRecord(candidate.record());
	}

	/** Every term, largest first. */
	List<ScoreTerm> terms(Candidate candidate, Topic topic, int others) {
		Findings findings = new Findings(this.question, candidate);
		List<ScoreTerm> terms = new ArrayList<>(List.of(
				term(ScoreTerm.Kind.TOPIC, topic(topic.nearness(), others), 30, findings.topic(topic, others)),
				term(ScoreTerm.Kind.SUPPORT, support(candidate), 20, findings.support()),
				term(ScoreTerm.Kind.MODERATION, moderation(candidate), 15, findings.moderation()),
				term(ScoreTerm.Kind.SIMILARITY, similarity(candidate), 10, findings.similarity(this.peersAsked)),
				term(ScoreTerm.Kind.ACTIVITY, candidate.activity(this.question.day()), 10,
						ActivityScore.findings(candidate.listed().activity(), this.question.today())),
				term(ScoreTerm.Kind.ACCESS, access(candidate), 10, findings.access()),
				term(ScoreTerm.Kind.TRACK_RECORD, trackRecord(candidate.record()), 5, findings.trackRecord())));
		terms.sort(Comparator.comparingDouble(ScoreTerm::points).reversed().thenComparing(ScoreTerm::kind));
		return terms;
	}

	/** The main need decides; each other need that is covered too adds two points. */
	private static int topic(Topic.Nearness nearness, int others) {
		return Math.min(300, 10 * nearness.points() + 20 * others);
	}

	private int support(Candidate candidate) {
		return this.support[Integer.bitCount(this.question.wanted() & candidate.supports())];
	}

	/** Where nothing was asked for, half. */
	private static int support(int wanted, int offered) {
		return (wanted == 0) ? 100 : Math.round(200f * offered / wanted);
	}

	private int moderation(Candidate candidate) {
		return this.moderation[candidate.moderation().ordinal()];
	}

	/** Where mental health is not the matter, half of the points are given to all. */
	private static int moderation(Moderation moderation, boolean mentalHealth) {
		int percent = switch (moderation) {
			case PRE -> 100;
			case POST_24H -> 85;
			case POST_HOURS -> 60;
			case PEER_ONLY -> 25;
			case UNKNOWN -> 10;
		};
		return Math.round(1.5f * (mentalHealth ? percent : 50 + percent / 2f));
	}

	private int similarity(Candidate candidate) {
		return (this.peersAsked && (this.question.namedGroups() & candidate.audience()) != 0) ? 100 : 0;
	}

	/**
	 * Naming a group is asking for people like them; so is saying that others were not.
	 */
	private static boolean peersAsked(Question question) {
		return !question.request().belongsTo().isEmpty() || question.saidBefore(NotRightReason.PEOPLE_NOT_LIKE_ME)
				|| question.saidBefore(NotRightReason.AGE);
	}

	/** What was asked for, each alike; else what helps most people. Not known is half. */
	private int access(Candidate candidate) {
		if (this.accessNeeds.length == 0) {
			return candidate.accessForMost();
		}
		int met = 0;
		for (AccessNeed need : this.accessNeeds) {
			met += share(candidate.offers(need), 100);
		}
		return Math.round((float) met / this.accessNeeds.length);
	}

	/** The same for everybody who has not asked for anything. */
	static int accessForMost(Candidate candidate) {
		return share(candidate.offers(AccessNeed.ANONYMITY), 40) + share(candidate.offers(AccessNeed.ANY_TIME), 30)
				+ share(candidate.offers(AccessNeed.NO_ACCOUNT), 20)
				+ ((candidate.offers(AccessNeed.ACCESSIBLE) == Answer.YES) ? 10 : 0);
	}

	private static int share(Answer offered, int tenths) {
		return switch (offered) {
			case YES -> tenths;
			case UNKNOWN -> tenths / 2;
			case NO -> 0;
		};
	}

	private int trackRecord(TrackRecord.Decayed record) {
		return (int) Math.round(25 * this.prior.joined(record) + 25 * this.prior.useful(record));
	}

	private static ScoreTerm term(ScoreTerm.Kind kind, int tenths, int most, List<Finding> findings) {
		return new ScoreTerm(kind, tenths / 10.0, most, findings);
	}

}
