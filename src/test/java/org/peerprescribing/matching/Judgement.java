package org.peerprescribing.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CommunityId;

/**
 * One row of the key beside what the matcher answered.
 *
 * @param breaches what was shown though it must not be
 */
record Judgement(Vignette vignette, Proposal proposal, List<CommunityId> breaches) {

	/** The whole key, in its order. */
	static List<Judgement> all(List<Vignette> key, EvaluationListing listing) {
		Map<Set<CommunityId>, MatcherInProcess> matchers = new HashMap<>();
		return key.stream()
			.map((vignette) -> of(vignette,
					matchers.computeIfAbsent(vignette.listedHere(), (only) -> new MatcherInProcess(listing, only))
						.ask(vignette.asks())))
			.toList();
	}

	static Judgement of(Vignette vignette, Proposal proposal) {
		return new Judgement(vignette, proposal,
				proposal.shown()
					.stream()
					.map(Proposal.Proposed::community)
					.filter((shown) -> vignette.neverAny() || vignette.never().contains(shown))
					.toList());
	}

	/** The right kind of answer, and the right stop or an acceptable first choice. */
	boolean agrees() {
		return this.proposal.kind() == this.vignette.expect() && switch (this.vignette.expect()) {
			case MATCHES -> this.vignette.first().contains(this.proposal.shown().getFirst().community());
			case NONE_FITS -> true;
			case NO_SAFE_MATCH -> this.proposal.stop().equals(this.vignette.stop());
		};
	}

	/** Whether there was an order to get right: two or more were shown. */
	boolean hadChoice() {
		return this.vignette.expect() == Vignette.Expect.MATCHES && this.proposal.shown().size() > 1;
	}

	/** The chance of agreeing, had what was shown been shuffled; 0 to 1. */
	double byChance() {
		long acceptable = this.proposal.shown()
			.stream()
			.filter((shown) -> this.vignette.first().contains(shown.community()))
			.count();
		return (double) acceptable / this.proposal.shown().size();
	}

	/** What would have been right. */
	String expected() {
		return switch (this.vignette.expect()) {
			case MATCHES -> this.vignette.first().stream().map(CommunityId::value).collect(Collectors.joining(" or "));
			case NONE_FITS -> "none fits";
			case NO_SAFE_MATCH -> "no safe match: " + this.vignette.stop();
		};
	}

	/** For a list of misses and for a failing test. */
	String inWords() {
		String shown = this.breaches.isEmpty() ? "" : "\n    MUST NEVER BE SHOWN: " + this.breaches;
		return "%s: %s%n    came: %s%n    acceptable: %s".formatted(this.vignette.id(), this.vignette.who(),
				this.proposal.inWords(), expected()) + shown;
	}

}
