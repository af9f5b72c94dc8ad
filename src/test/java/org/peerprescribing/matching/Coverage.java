package org.peerprescribing.matching;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.peerprescribing.directory.CommunityId;

/**
 * Counts answers: how many questions found nobody, one community, or more; split by what
 * is known of who asked; and which community came first how often.
 */
final class Coverage {

	private final Tally all = new Tally();

	private final Map<Split, Map<String, Tally>> splits = new LinkedHashMap<>();

	private final Map<CommunityId, Integer> firsts = new TreeMap<>();

	/** Counts one answer under each of the labels. */
	void add(Map<Split, String> labels, Proposal proposal) {
		this.all.add(proposal);
		labels.forEach((split, label) -> this.splits.computeIfAbsent(split, (key) -> new LinkedHashMap<>())
			.computeIfAbsent(label, (key) -> new Tally())
			.add(proposal));
		if (!proposal.shown().isEmpty()) {
			this.firsts.merge(proposal.shown().getFirst().community(), 1, Integer::sum);
		}
	}

	Tally all() {
		return this.all;
	}

	/** By label, in the order in which they came. */
	Map<String, Tally> by(Split split) {
		return this.splits.getOrDefault(split, Map.of());
	}

	/** How often each community came first, most often first. */
	List<Map.Entry<CommunityId, Integer>> firsts() {
		return this.firsts.entrySet()
			.stream()
			.sorted(Map.Entry.<CommunityId, Integer>comparingByValue(Comparator.reverseOrder()))
			.toList();
	}

	/** The share of all first choices that goes to the so many most frequent, 0 to 1. */
	double shareOfTop(int communities) {
		int sum = this.firsts.values().stream().mapToInt(Integer::intValue).sum();
		int top = firsts().stream().limit(communities).mapToInt(Map.Entry::getValue).sum();
		return (sum == 0) ? 0 : (double) top / sum;
	}

	/**
	 * What the answers are split by; sex and ethnic group are no inputs of the matcher.
	 */
	enum Split {

		NEED("need"), AGE("age"), LANGUAGE("language"), NATION("nation"), SEX("sex"), ETHNIC_GROUP("ethnic group");

		private final String label;

		Split(String label) {
			this.label = label;
		}

		String label() {
			return this.label;
		}

	}

	/** Answers, counted by how many communities they held. */
	static final class Tally {

		private int stopped;

		private int none;

		private int one;

		private int more;

		void add(Proposal proposal) {
			switch (proposal.kind()) {
				case NO_SAFE_MATCH -> this.stopped++;
				case NONE_FITS -> this.none++;
				case MATCHES -> {
					if (proposal.shown().size() == 1) {
						this.one++;
					}
					else {
						this.more++;
					}
				}
			}
		}

		/** How often it was asked. */
		int asked() {
			return this.stopped + this.none + this.one + this.more;
		}

		/** Stopped for safety. */
		int stopped() {
			return this.stopped;
		}

		/** Answered with one community or more. */
		int matched() {
			return this.one + this.more;
		}

		/** Answered with two or more. */
		int choice() {
			return this.more;
		}

	}

}
