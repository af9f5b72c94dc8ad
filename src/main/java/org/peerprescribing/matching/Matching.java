package org.peerprescribing.matching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Phq9;
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

	static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final Set<String> NATIONS = Set.of("England", "Wales", "Scotland", "NI");

	private static final int OLDEST = 130;

	private static final int MOST_SHOWN = 3;

	private static final int MOST_OTHER_NEEDS = 19;

	private final SafetyRules safety = SafetyRules.shipped();

	private final CommunityDirectory directory;

	private final Organisations organisations;

	private final Indexes indexes;

	private final Snapshots snapshots;

	private final Runs runs;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Matching(CommunityDirectory directory, Organisations organisations, Indexes indexes, Snapshots snapshots, Runs runs,
			ApplicationEventPublisher events, Clock clock) {
		this.directory = directory;
		this.organisations = organisations;
		this.indexes = indexes;
		this.snapshots = snapshots;
		this.runs = runs;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Matches and stores the run without the person; publishes {@link MatchAnswered}.
	 * Refuses, each with its path: an age outside 0 to 130, a count outside 1 to 3, more
	 * than 19 other needs, no language, and a nation or a need that is not known.
	 */
	public MatchAnswer match(MatchRequest request) {
		Indexes.Held now = this.indexes.now();
		mustBeSound(request, now.index().needs());
		Instant at = this.clock.instant();
		Answered answered = Answered.of(question(request, now.index()), now.index(), this.safety);
		MatchRunId run = keep(answered, now, null, at);
		this.events.publishEvent(new MatchAnswered(run, request.organisation(), request.mainNeed(),
				AgeBand.of(request.age()), request.belongsTo(), language(request), answered.kind(),
				(answered.kind() == MatchAnswered.Kind.NONE_FITS) ? answered.excludedBy().code() : null,
				answered.shown().size(), at));
		return answered.as(run);
	}

	/**
	 * The same person again, after a no: the stored inputs of that run with these answers
	 * added. Asked twice it is one run, and nothing is published: who looks again is no
	 * new demand. Refuses a run that is not kept with {@code not-found}.
	 */
	public MatchAnswer matchAgain(MatchRunId earlier, List<SaidNo> saidNo) {
		MatchRequest asked = this.runs.request(earlier).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		List<SaidNo> all = new ArrayList<>(asked.saidNo());
		saidNo.stream().filter((no) -> !all.contains(no)).forEach(all::add);
		Indexes.Held now = this.indexes.now();
		Question question = question(asked.with(all), now.index());
		Answered answered = Answered.of(question, now.index(), this.safety);
		MatchRunId run = this.runs.same(question, now.id(), configuration(), earlier)
			.orElseGet(() -> keep(answered, now, earlier, this.clock.instant()));
		return answered.as(run);
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
		if (this.safety.stop(asked.get(), today()).isPresent()) {
			return Optional.of(Problem.UNSAFE);
		}
		MatchIndex index = this.indexes.now().index();
		Optional<Candidate> listed = index.find(community);
		// The listing may be a moment old; the database is not.
		if (listed.isEmpty() || !this.directory.mayBePrescribed(community)) {
			return Optional.of(Problem.COMMUNITY_NOT_LISTED);
		}
		return fits(asked.get(), listed.get(), index) ? Optional.empty() : Optional.of(Problem.BUSINESS_RULE);
	}

	/**
	 * Whether the ways without a screen, such as the link worker, are open to this person
	 * now: always but in a crisis. Nothing is stored and nothing published.
	 */
	@Transactional(readOnly = true)
	public boolean leavesOtherWays(MatchRequest request) {
		return this.safety.stop(request, today())
			.filter((stop) -> MatchAnswer.NoSafeMatch.isCrisis(stop.code()))
			.isEmpty();
	}

	/** The request that a run answered; empty where no such run is kept. */
	@Transactional(readOnly = true)
	public Optional<MatchRequest> request(MatchRunId run) {
		return this.runs.request(run);
	}

	/**
	 * A run as it may be shown; empty where it is not kept. The caller decides who may
	 * see it.
	 */
	@Transactional(readOnly = true)
	public Optional<MatchRun> find(MatchRunId run) {
		return this.runs.find(run);
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
		return this.safety.cautions(request, today()).stream().map(SafetyRule::asCaution).toList();
	}

	/**
	 * What to do instead, where what the record says of a person stops any proposal
	 * whatever the clinician answers. Keeps nothing. Empty where nothing stops it.
	 * @param age whole years
	 * @param phq9 latest in the record; null where there is none
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	public Optional<String> insteadFor(int age, @Nullable Phq9 phq9) {
		return this.safety.stop(age, Set.of(), phq9, today()).map(SafetyRule::instead);
	}

	/**
	 * How a match with this community would be put, listed or not: for an invented person
	 * of its ages who has one of its needs, asks for one kind of support that it offers,
	 * and has no known risk. Keeps nothing and tells nobody. Empty where none of its
	 * needs is on the list.
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	public Optional<Match> example(ListedCommunity community) {
		return ExampleMatch.of(community, this.indexes.now().index(), today());
	}

	/** The versions of all that decides an answer besides the question and the index. */
	static String configuration(SafetyRules safety) {
		return Ranking.VERSION + ";" + Score.VERSION + ";safety-" + safety.version();
	}

	private MatchRunId keep(Answered answered, Indexes.Held now, @Nullable MatchRunId earlier, Instant at) {
		MatchRunId run = new MatchRunId(TimeOrderedId.next());
		this.snapshots.keep(now.id(), now.index());
		this.runs.add(run, answered, now.id(), configuration(), earlier, at);
		return run;
	}

	private boolean fits(MatchRequest request, Candidate candidate, MatchIndex index) {
		return request.access() != DigitalAccess.NO
				&& Topic.of(request.mainNeed(), candidate.community().needs(), index.needs()).isPresent()
				&& HardRule.broken(question(request, index), candidate) == 0;
	}

	private Question question(MatchRequest request, MatchIndex index) {
		LocalDate today = today();
		Set<OdsCode> payers = Set.copyOf(this.organisations.above(request.organisation(), today));
		return new Question(request, payers, index.needs(), today);
	}

	private static void mustBeSound(MatchRequest request, NeedHierarchy needs) {
		refuseUnless(request.age() >= 0 && request.age() <= OLDEST, Problem.INVALID_VALUE, "age");
		refuseUnless(request.count() >= 1 && request.count() <= MOST_SHOWN, Problem.INVALID_VALUE, "count");
		refuseUnless(request.otherNeeds().size() <= MOST_OTHER_NEEDS, Problem.INVALID_VALUE, "otherNeeds");
		refuseUnless(!request.languages().isEmpty(), Problem.INVALID_VALUE, "languages");
		refuseUnless(NATIONS.contains(request.nation()), Problem.UNKNOWN_CODE, "nation");
		refuseUnless(needs.find(request.mainNeed()).isPresent(), Problem.UNKNOWN_CODE, "mainNeed");
		refuseUnless(request.otherNeeds().stream().allMatch((need) -> needs.find(need).isPresent()),
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
		return configuration(this.safety);
	}

}
