package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.peerprescribing.shared.SnomedConcept;

/**
 * Rules, score and order in one pure step: the same question and index give the same
 * answer. Whatever fits is one number until it is shown: where it stands, then its place
 * in the index.
 *
 * <p>
 * The order: what was asked for after a no ({@link Preference}), then the score, then the
 * id. A community that has had more than its share of the need ({@link Shares}) stands
 * behind all that score at most five points less.
 */
final class Ranking {

	/** The version of the hard rules and the order. */
	static final String VERSION = "rules-2";

	/** How near another must be, in tenths, to go before one that has had its share. */
	private static final int NEARLY_AS_WELL = 50;

	private final Question question;

	private final MatchIndex index;

	private final Score score;

	private final int[] covering;

	private final int[] broken;

	private final byte[] others;

	/** Of those that fit, in the order of the index: where it stands, then its place. */
	private final long[] fitting;

	private final int fits;

	/** Those of the index that have had more than their share: two at most. */
	private final List<Candidate> above;

	private Ranking(Question question, MatchIndex index) {
		SnomedConcept need = question.need().concept();
		this.question = question;
		this.index = index;
		this.score = new Score(question, index.prior(need));
		this.covering = index.covering(need);
		this.broken = new int[this.covering.length];
		this.others = others();
		this.above = index.shares().above(need).stream().flatMap((id) -> index.find(id).stream()).toList();
		this.fitting = new long[this.covering.length];
		int fits = 0;
		for (int i = 0; i < this.covering.length; i++) {
			Candidate candidate = candidate(i);
			this.broken[i] = HardRule.broken(question, candidate);
			if (this.broken[i] == 0) {
				this.fitting[fits++] = standing(candidate, i) << 24 | i;
			}
		}
		this.fits = fits;
	}

	static Ranking of(Question question, MatchIndex index) {
		return new Ranking(question, index);
	}

	/** How many fit. */
	int size() {
		return this.fits;
	}

	/** The best of what fits, best first; the cautions are the same for each. */
	List<Match> best(int count, List<Caution> cautions) {
		return Arrays.stream(first(count))
			.mapToInt((standing) -> (int) (standing & 0xFFFFFF))
			.mapToObj((i) -> match(i, cautions))
			.toList();
	}

	/** So many in their order: to sort all would take longer than to score them. */
	private long[] first(int count) {
		long[] first = new long[Math.min(count, this.fits)];
		int found = 0;
		for (int i = 0; i < this.fits; i++) {
			long standing = this.fitting[i];
			if (found < first.length || (found > 0 && standing < first[found - 1])) {
				int place = (found < first.length) ? found++ : found - 1;
				while (place > 0 && first[place - 1] > standing) {
					first[place] = first[place - 1];
					place--;
				}
				first[place] = standing;
			}
		}
		return first;
	}

	/** For each community that is for the need the rules that it breaks, by id. */
	byte[] verdicts() {
		return Verdicts.kept(this.broken);
	}

	/** The rule that excluded most of the communities that are for this need. */
	HardRule excludedMost() {
		int[] counts = new int[HardRule.values().length];
		for (int rules : this.broken) {
			HardRule.of(rules).forEach((rule) -> counts[rule.ordinal()]++);
		}
		return IntStream.range(0, counts.length)
			.boxed()
			.filter((rule) -> counts[rule] > 0)
			.max(Comparator.<Integer>comparingInt((rule) -> counts[rule]).thenComparing(Comparator.reverseOrder()))
			.map((rule) -> HardRule.values()[rule])
			.orElse(HardRule.TOPIC);
	}

	/** Smaller stands before larger. */
	private long standing(Candidate candidate, int i) {
		Topic.Nearness nearness = MatchIndex.nearness(this.covering[i]);
		int tenths = this.score.tenths(candidate, nearness, others(i));
		// Doubled, so that one who scores exactly five points less still goes before.
		int points = isAbove(candidate) ? 2 * (tenths - NEARLY_AS_WELL) - 1 : 2 * tenths;
		return (long) Preference.placeOf(this.question, candidate, nearness) << 16 | (4000 - points);
	}

	private Match match(int i, List<Caution> cautions) {
		Candidate candidate = candidate(i);
		Topic topic = Topic.of(this.question.need().concept(), candidate.community().needs(), this.index.needs())
			.orElseThrow();
		List<ScoreTerm> terms = this.score.terms(candidate, topic, others(i));
		int tenths = this.score.tenths(candidate, topic.nearness(), others(i));
		return new Match(candidate.listed(), this.question.need(), tenths / 10.0, terms, cautions, isAbove(candidate));
	}

	private boolean isAbove(Candidate candidate) {
		return !this.above.isEmpty() && this.above.contains(candidate);
	}

	private Candidate candidate(int i) {
		return this.index.candidates().get(MatchIndex.candidate(this.covering[i]));
	}

	private int others(int i) {
		return (this.others.length == 0) ? 0 : this.others[MatchIndex.candidate(this.covering[i])];
	}

	/** How many of the other needs each community of the index covers. */
	private byte[] others() {
		List<SnomedConcept> needs = new ArrayList<>(this.question.request().otherNeeds());
		needs.remove(this.question.need().concept());
		byte[] counts = new byte[needs.isEmpty() ? 0 : this.index.candidates().size()];
		for (SnomedConcept need : needs) {
			for (int packed : this.index.covering(need)) {
				counts[MatchIndex.candidate(packed)]++;
			}
		}
		return counts;
	}

}
