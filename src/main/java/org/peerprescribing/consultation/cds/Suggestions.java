package org.peerprescribing.consultation.cds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.peerprescribing.consultation.Visits;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.matching.MatchAnswered;
import org.peerprescribing.matching.MatchRun;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.Patients;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Communities named on a card: only where this clinician answered the risk question for
 * this patient today, and only what may still be prescribed.
 */
@Component
class Suggestions {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final Patients patients;

	private final Visits visits;

	private final Matching matching;

	private final CommunityDirectory directory;

	private final Clock clock;

	Suggestions(Patients patients, Visits visits, Matching matching, CommunityDirectory directory, Clock clock) {
		this.patients = patients;
		this.visits = visits;
		this.matching = matching;
		this.directory = directory;
		this.clock = clock;
	}

	/**
	 * @param type create or update
	 * @param order makes the draft order for a community of the run
	 */
	List<CdsAnswer.Suggestion> of(HookRequest request, HookedPatient patient, String type,
			BiFunction<MatchRun, Community, JsonNode> order) {
		return todaysRun(request, patient).map((run) -> of(run, type, order)).orElse(List.of());
	}

	private Optional<MatchRun> todaysRun(HookRequest request, HookedPatient patient) {
		Instant midnight = LocalDate.ofInstant(this.clock.instant(), LONDON).atStartOfDay(LONDON).toInstant();
		return this.patients.find(patient.nhsNumber())
			.flatMap((known) -> this.visits.answeredSince(known.id(), request.user(), midnight))
			.flatMap(this.matching::find)
			.filter((run) -> run.kind() == MatchAnswered.Kind.MATCHES);
	}

	private List<CdsAnswer.Suggestion> of(MatchRun run, String type, BiFunction<MatchRun, Community, JsonNode> order) {
		List<CdsAnswer.Suggestion> suggestions = new ArrayList<>();
		for (MatchRun.Ranked ranked : run.ranked()) {
			CommunityId id = new CommunityId(ranked.community());
			if (this.matching.objection(run.id(), id).isEmpty()) {
				this.directory.find(id)
					.ifPresent((community) -> suggestions.add(
							new CdsAnswer.Suggestion(community.name(), UUID.randomUUID(), suggestions.isEmpty(),
									List.of(new CdsAnswer.Action(type,
											"Draft order of peer support: " + community.name(),
											order.apply(run, community))))));
			}
		}
		return suggestions;
	}

}
