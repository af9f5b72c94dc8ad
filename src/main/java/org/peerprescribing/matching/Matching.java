package org.peerprescribing.matching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ranks the listed communities for one person and says why. Deterministic for the same
 * inputs and listing.
 */
@Service
@Transactional
public class Matching {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final Set<String> NATIONS = Set.of("England", "Wales", "Scotland", "NI");

	private static final String NOT_ONLINE = "This person cannot get online: offer the link worker or a call-back instead.";

	private final SafetyRules safety = SafetyRules.shipped();

	private final CommunityDirectory directory;

	private final Organisations organisations;

	private final Runs runs;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Matching(CommunityDirectory directory, Organisations organisations, Runs runs, ApplicationEventPublisher events,
			Clock clock) {
		this.directory = directory;
		this.organisations = organisations;
		this.runs = runs;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Matches and stores the run without the person; publishes {@link MatchAnswered}.
	 * Refuses an age, a count, a need or a language that is none.
	 */
	public MatchAnswer match(MatchRequest request) {
		return match(request, null);
	}

	/**
	 * The same person again, after a no: the stored inputs of that run with these answers
	 * added. Refuses a run that is not kept with {@code not-found}.
	 */
	public MatchAnswer matchAgain(MatchRunId earlier, List<SaidNo> saidNo) {
		MatchRequest asked = this.runs.request(earlier).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		List<SaidNo> all = new ArrayList<>(asked.saidNo());
		saidNo.stream().filter((no) -> !all.contains(no)).forEach(all::add);
		return match(new MatchRequest(asked.organisation(), asked.age(), asked.mainNeed(), asked.otherNeeds(),
				asked.wanted(), asked.belongsTo(), asked.access(), asked.languages(), asked.nation(), asked.risks(),
				asked.phq9(), asked.acceptsPaid(), all, asked.count()), earlier);
	}

	/**
	 * Whether this community may still be given to the person of that run: every hard
	 * rule and safety stop, against the listing of this moment. Empty means yes.
	 */
	public Optional<Problem> objection(MatchRunId run, CommunityId community) {
		Optional<MatchRequest> asked = this.runs.request(run);
		if (asked.isEmpty()) {
			return Optional.of(Problem.NOT_FOUND);
		}
		MatchRequest request = asked.get();
		if (this.safety.stop(request, today()).isPresent()) {
			return Optional.of(Problem.UNSAFE);
		}
		DirectorySnapshot listing = this.directory.snapshot();
		Optional<ListedCommunity> listed = listing.find(community);
		// The listing may be a moment old; the database is not.
		if (listed.isEmpty() || !this.directory.mayBePrescribed(community)) {
			return Optional.of(Problem.COMMUNITY_NOT_LISTED);
		}
		boolean fits = request.access() != DigitalAccess.NO
				&& HardRule.broken(situation(request, listing), listed.get()).isEmpty();
		return fits ? Optional.empty() : Optional.of(Problem.BUSINESS_RULE);
	}

	/** The request that a run answered; empty where no such run is kept. */
	@Transactional(readOnly = true)
	public Optional<MatchRequest> request(MatchRunId run) {
		return this.runs.request(run);
	}

	/** Whether that run has shown the community to somebody. */
	@Transactional(readOnly = true)
	public boolean hasShown(MatchRunId run, CommunityId community) {
		return this.runs.hasShown(run, community);
	}

	/**
	 * What was chosen from a run, for later study; in the caller's transaction. Refuses
	 * what that run has not shown.
	 */
	public void recordChosen(MatchRunId run, CommunityId community) {
		if (!this.runs.choose(run, community, this.clock.instant())) {
			throw new ProblemException(Problem.INVALID_VALUE, "community");
		}
	}

	/**
	 * What to weigh before a community is sent to this person, from the risks named and
	 * the PHQ-9; in the order of the safety file.
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<Caution> cautions(MatchRequest request) {
		return this.safety.cautions(request, today())
			.stream()
			.map((rule) -> new Caution(rule.code(), rule.text(), rule.instead()))
			.toList();
	}

	private MatchAnswer match(MatchRequest request, @Nullable MatchRunId earlier) {
		DirectorySnapshot listing = this.directory.snapshot();
		mustBeSound(request, listing);
		Instant now = this.clock.instant();
		MatchRunId run = new MatchRunId(TimeOrderedId.next());
		Map<CommunityId, List<HardRule>> verdicts = Map.of();
		MatchAnswer answer;
		Optional<SafetyRule> stop = this.safety.stop(request, today());
		if (stop.isPresent()) {
			answer = new MatchAnswer.NoSafeMatch(run, stop.get().code(), stop.get().instead());
		}
		else if (request.access() == DigitalAccess.NO) {
			answer = new MatchAnswer.NoneFits(run, NOT_ONLINE);
		}
		else {
			Ranking ranking = Ranking.of(situation(request, listing), listing.communities());
			verdicts = ranking.verdicts();
			List<Match> best = ranking.matches().stream().limit(request.count()).toList();
			answer = best.isEmpty() ? new MatchAnswer.NoneFits(run, ranking.excludedMost().text())
					: new MatchAnswer.Matches(run, best);
		}
		this.runs.add(answer, request, verdicts, listing.id(), configuration(), earlier, now);
		int shown = (answer instanceof MatchAnswer.Matches matches) ? matches.matches().size() : 0;
		this.events.publishEvent(new MatchAnswered(run, request.organisation(), request.mainNeed(),
				AgeBand.of(request.age()), language(request), Runs.kind(answer), shown, now));
		return answer;
	}

	/**
	 * Asks who pays only for the payers that are named anywhere, not for each community.
	 */
	private Situation situation(MatchRequest request, DirectorySnapshot listing) {
		Set<OdsCode> payers = listing.communities()
			.stream()
			.map(ListedCommunity::community)
			.filter((community) -> community.cost() == Community.Cost.FREE_IF_COMMISSIONED)
			.flatMap((community) -> community.commissionedBy().stream())
			.distinct()
			.filter((payer) -> this.organisations.within(payer, today()).contains(request.organisation()))
			.collect(Collectors.toSet());
		return new Situation(request, payers, listing.needs());
	}

	private static void mustBeSound(MatchRequest request, DirectorySnapshot listing) {
		refuseUnless(request.age() >= 0 && request.age() <= 130, Problem.INVALID_VALUE, "age");
		refuseUnless(request.count() >= 1 && request.count() <= 3, Problem.INVALID_VALUE, "count");
		refuseUnless(request.otherNeeds().size() <= 19, Problem.INVALID_VALUE, "otherNeeds");
		refuseUnless(!request.languages().isEmpty(), Problem.INVALID_VALUE, "languages");
		refuseUnless(NATIONS.contains(request.nation()), Problem.UNKNOWN_CODE, "nation");
		refuseUnless(listing.needs().find(request.mainNeed()).isPresent(), Problem.UNKNOWN_CODE, "mainNeed");
		refuseUnless(request.otherNeeds().stream().allMatch((need) -> listing.needs().find(need).isPresent()),
				Problem.UNKNOWN_CODE, "otherNeeds");
	}

	private static void refuseUnless(boolean sound, Problem problem, String path) {
		if (!sound) {
			throw new ProblemException(problem, path);
		}
	}

	/** English where it is among them, since then no other one is missing. */
	private static LanguageTag language(MatchRequest request) {
		return request.languages().contains(LanguageTag.ENGLISH) ? LanguageTag.ENGLISH
				: request.languages().stream().min(Comparator.comparing(LanguageTag::value)).orElseThrow();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), LONDON);
	}

	private String configuration() {
		return Ranking.VERSION + ";" + Score.VERSION + ";safety-" + this.safety.version();
	}

}
