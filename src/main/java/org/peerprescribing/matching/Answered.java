package org.peerprescribing.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A question with its whole answer, before it has the name of a run: all that is kept of
 * a run, and what replay makes again.
 */
final class Answered {

	private static final byte[] NO_VERDICTS = {};

	private final Question question;

	private final @Nullable SafetyRule stop;

	private final @Nullable Ranking ranking;

	private final List<Match> matches;

	private Answered(Question question, @Nullable SafetyRule stop, @Nullable Ranking ranking, List<Match> matches) {
		this.question = question;
		this.stop = stop;
		this.ranking = ranking;
		this.matches = matches;
	}

	static Answered of(Question question, MatchIndex index, SafetyRules safety) {
		Optional<SafetyRule> stop = safety.stop(question.request(), question.today());
		if (stop.isPresent()) {
			return new Answered(question, stop.get(), null, List.of());
		}
		if (question.request().access() == DigitalAccess.NO) {
			return new Answered(question, null, null, List.of());
		}
		Ranking ranking = Ranking.of(question, index);
		List<Caution> cautions = safety.cautions(question.request(), question.today())
			.stream()
			.map(SafetyRule::asCaution)
			.toList();
		return new Answered(question, null, ranking, ranking.best(question.request().count(), cautions));
	}

	Question question() {
		return this.question;
	}

	MatchAnswer as(MatchRunId run) {
		if (this.stop != null) {
			return new MatchAnswer.NoSafeMatch(run, this.stop.code(), this.stop.instead());
		}
		return this.matches.isEmpty() ? new MatchAnswer.NoneFits(run, excludedBy().code(), excludedBy().text())
				: new MatchAnswer.Matches(run, this.matches);
	}

	MatchAnswered.Kind kind() {
		if (this.stop != null) {
			return MatchAnswered.Kind.NO_SAFE_MATCH;
		}
		return this.matches.isEmpty() ? MatchAnswered.Kind.NONE_FITS : MatchAnswered.Kind.MATCHES;
	}

	/** Ids of what is shown, in that order. */
	List<String> shown() {
		return this.matches.stream().map((match) -> match.listed().community().id().value()).toList();
	}

	/** As {@link Verdicts} reads them; empty where no community was looked at. */
	byte[] verdicts() {
		return (this.ranking != null) ? this.ranking.verdicts() : NO_VERDICTS;
	}

	/** The answer as it is kept: what was shown with every term, or why nothing was. */
	Map<String, Object> stored() {
		if (this.stop != null) {
			return Map.of("stop", this.stop.code(), "instead", this.stop.instead());
		}
		return this.matches.isEmpty() ? Map.of("excludedMost", excludedBy().code())
				: Map.of("matches", this.matches.stream().map(Answered::stored).toList());
	}

	/** The rule that excluded most, where nothing fits; for reports of unmet need. */
	HardRule excludedBy() {
		return (this.ranking != null) ? this.ranking.excludedMost() : HardRule.ONLINE;
	}

	private static Map<String, Object> stored(Match match) {
		Map<String, Double> terms = new LinkedHashMap<>();
		match.terms().forEach((term) -> terms.put(term.kind().name(), term.points()));
		return Map.of("community", match.listed().community().id().value(), "score", match.score(), "terms", terms);
	}

}
