package org.peerprescribing.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An answer as it is kept ({@link Answered#stored()}). */
record StoredAnswer(@Nullable List<StoredMatch> matches, @Nullable String excludedMost, @Nullable String stop,
		@Nullable String instead) {

	List<MatchRun.Ranked> ranked() {
		return (this.matches != null) ? this.matches.stream().map(StoredMatch::ranked).toList() : List.of();
	}

	record StoredMatch(String community, double score, Map<String, Double> terms) {

		private MatchRun.Ranked ranked() {
			return new MatchRun.Ranked(this.community, this.score, this.terms.entrySet()
				.stream()
				.map((term) -> new MatchRun.Term(term.getKey(), term.getValue()))
				.sorted(Comparator.comparingDouble(MatchRun.Term::points).reversed().thenComparing(MatchRun.Term::kind))
				.toList());
		}

	}

}
