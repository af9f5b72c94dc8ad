package org.peerprescribing.matching;

import java.util.List;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CommunityId;

/**
 * What the matcher answered.
 *
 * @param stop code of the safety file; empty where nothing stopped it
 * @param shown what is proposed, best first; empty where none fits or none is safe
 */
record Proposal(String stop, List<Proposed> shown) {

	Vignette.Expect kind() {
		if (!this.stop.isEmpty()) {
			return Vignette.Expect.NO_SAFE_MATCH;
		}
		return this.shown.isEmpty() ? Vignette.Expect.NONE_FITS : Vignette.Expect.MATCHES;
	}

	/** In words for a list of misses. */
	String inWords() {
		return switch (kind()) {
			case NO_SAFE_MATCH -> "no safe match: " + this.stop;
			case NONE_FITS -> "none fits";
			case MATCHES -> this.shown.getFirst().inWords() + then();
		};
	}

	private String then() {
		return this.shown.size() == 1 ? ""
				: this.shown.stream()
					.skip(1)
					.map((next) -> "%s %.1f".formatted(next.community(), next.score()))
					.collect(Collectors.joining(", ", "; then ", ""));
	}

	/**
	 * A proposed community.
	 *
	 * @param terms its terms with their points, largest first
	 */
	record Proposed(CommunityId community, double score, String terms) {

		String inWords() {
			return "%s, %.1f (%s)".formatted(this.community, this.score, this.terms);
		}

	}

}
