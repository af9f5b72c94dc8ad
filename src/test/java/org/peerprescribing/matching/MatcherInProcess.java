package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.shared.OdsCode;

/**
 * Asks the matcher itself, without a database: the stops of the safety file, then rules,
 * score and order over one listing, as the service does.
 */
final class MatcherInProcess {

	private static final OdsCode PRACTICE = new OdsCode("Z90001");

	private static final int COUNT = 3;

	private final SafetyRules safety = SafetyRules.shipped();

	private final EvaluationListing listing;

	private final MatchIndex index;

	/**
	 * @param only what is vetted; empty means the whole listing
	 */
	MatcherInProcess(EvaluationListing listing, Set<CommunityId> only) {
		this.listing = listing;
		this.index = MatchIndex.of(listing.communities(only), listing.needs());
	}

	Proposal ask(Asks asks) {
		LocalDate today = EvaluationListing.TODAY;
		MatchRequest request = new MatchRequest(PRACTICE, asks.age(), asks.mainNeed(), asks.otherNeeds(), asks.wanted(),
				asks.belongsTo(), asks.access(), asks.accessNeeds(), asks.languages(), asks.nation(), asks.risks(),
				asks.phq9(), asks.acceptsPaid(), asks.saidNo(), COUNT);
		Optional<SafetyRule> stop = this.safety.stop(request, today);
		if (stop.isPresent()) {
			return new Proposal(stop.get().code(), List.of());
		}
		if (request.access() == DigitalAccess.NO) {
			return new Proposal("", List.of());
		}
		Question question = new Question(request, this.listing.payersOf(asks.paidHere()), this.listing.needs(), today);
		return new Proposal("",
				Ranking.of(question, this.index)
					.best(COUNT, List.of())
					.stream()
					.map(MatcherInProcess::proposed)
					.toList());
	}

	private static Proposal.Proposed proposed(Match match) {
		return new Proposal.Proposed(match.listed().community().id(), match.score(),
				match.terms()
					.stream()
					.map((term) -> "%s %.1f/%.0f".formatted(
							term.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), term.points(), term.most()))
					.collect(Collectors.joining(", ")));
	}

}
