package org.peerprescribing.matching;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The words for the clinician say what the score has counted, no more and no less. */
class ExplanationsTests {

	private static final int DRAWS = 2000;

	private static final LocalDate MEASURED = LocalDate.of(2026, 10, 3);

	private int looked;

	@Test
	void saysEachTermOnceInTheOrderOfThePoints() {
		Invented.Asked asked = new Invented.Asked();
		asked.wanted = Set.of(SupportKind.EMOTIONAL, SupportKind.COMPANIONSHIP);
		asked.otherNeeds = Set.of(Invented.MENTAL);
		Invented.Peers peers = peers();
		peers.supports = Set.of(SupportKind.COMPANIONSHIP, SupportKind.EMOTIONAL);
		peers.moderation = Moderation.POST_24H;
		peers.record = new TrackRecord(30, 18, 12, 9);
		peers.activity = new Activity(40.0, Duration.ofHours(2), 0.1, MEASURED, Activity.Basis.MEASURED);

		assertThat(Explanations.forClinician(match(asked, peers))).containsExactly(
				"is for exactly this need: depression, and for one more of their needs",
				"offers emotional support and company", "posts are checked round the clock",
				"about 40 posts a day (as of 3 October 2026), a first reply after about 2 hours, "
						+ "10 % of posts get no reply",
				"offers anonymity and use at any hour", "18 of 30 people sent there joined, 9 of 12 found it useful",
				"people like them were not asked for: counted for no community");
	}

	@Test
	void saysWhatIsNotKnown() {
		assertThat(Explanations.forClinician(match(new Invented.Asked(), peers()))).contains(
				"no kind of support was asked for: counted as half",
				"how busy it is, is not known: counted as middling",
				"nobody has been sent there yet: counted as average");
	}

	@Test
	void theMinusHasWordsOfItsOwn() {
		Invented.Peers peers = peers();
		Invented.Asked asked = new Invented.Asked();
		assertThat(minus(asked, peers)).isEqualTo("weakest point: posts are not checked round the clock");

		peers.moderation = Moderation.UNKNOWN;
		assertThat(minus(asked, peers)).isEqualTo("weakest point: how posts are checked is not known");

		peers.formats = Set.of("video_meeting");
		assertThat(minus(asked, peers)).isEqualTo("weakest point: who leads the meetings is not known");

		peers.moderation = Moderation.PRE;
		peers.formats = Set.of("forum");
		assertThat(minus(asked, peers)).isEqualTo("weakest point: how busy it is, is not known");

		peers.activity = new Activity(0.33, null, 0.4, MEASURED, Activity.Basis.MEASURED);
		assertThat(minus(asked, peers)).isEqualTo("weakest point: how active it is: about 0.3 posts a day "
				+ "(as of 3 October 2026), 40 % of posts get no reply");

		asked.accessNeeds = Set.of(AccessNeed.SPOKEN, AccessNeed.ACCESSIBLE, AccessNeed.NO_ACCOUNT);
		assertThat(minus(asked, peers)).isEqualTo("weakest point: no sign of use without an account, use by speaking "
				+ "or a note on access for disabled people");

		asked.wanted = Set.of(SupportKind.EMOTIONAL, SupportKind.ESTEEM);
		assertThat(minus(asked, peers))
			.isEqualTo("weakest point: of the support wanted, it offers only emotional support");

		peers.needs = Set.of(Invented.MENTAL);
		asked.mainNeed = Invented.MILD;
		assertThat(minus(asked, peers))
			.isEqualTo("weakest point: it is for a much broader need, mental health problem");
	}

	@Test
	void saysOfOneThatHasHadItsShareThatOthersGoBeforeIt() {
		CommunityId id = new CommunityId("words");
		Shares shares = new Shares(Map.of(Invented.DEPRESSION, Map.of(id, 5, new CommunityId("elsewhere"), 6)));
		Match held = Invented.rank(Invented.Asked.plain(), List.of(peers().listed()), shares)
			.best(1, List.of())
			.getFirst();

		assertThat(Explanations.heldBackForClinician(held)).contains("has had over 40 % of the prescriptions for this "
				+ "need in 90 days, so whatever fits nearly as well goes before it");
		assertThat(Explanations.heldBackForClinician(match(new Invented.Asked(), peers()))).isEmpty();
	}

	@Test
	void theScoreCanBeRebuiltFromTheWords() {
		forEachMatch((request, match) -> {
			List<Explanations.Clause> clauses = Explanations.clauses(match);
			assertThat(clauses).extracting(Explanations.Clause::words).isEqualTo(Explanations.forClinician(match));
			assertThat(clauses.stream().mapToDouble((clause) -> clause.term().points()).sum()).isCloseTo(match.score(),
					within(1e-9));
			assertThat(clauses).extracting(Explanations.Clause::term).isEqualTo(match.terms());

			Set<ScoreTerm.Kind> said = new HashSet<>();
			for (Explanations.Clause clause : clauses) {
				WordsRead read = WordsRead.of(clause.words(), request);
				assertThat(read.kind()).as(clause.words()).isEqualTo(clause.term().kind());
				read.points()
					.ifPresent((points) -> assertThat(clause.term().points()).as(clause.words())
						.isCloseTo(points, within(0.051)));
				said.add(read.kind());
			}
			assertThat(said).containsExactlyInAnyOrder(ScoreTerm.Kind.values());
		});
	}

	@Test
	void theLargestMinusIsTheTermThatFallsFurthestShortOfWhatWasAsked() {
		forEachMatch((request, match) -> {
			double most = match.terms()
				.stream()
				.filter((term) -> !term.findings().getFirst().code().name().endsWith("_NOT_ASKED"))
				.mapToDouble(ScoreTerm::lost)
				.max()
				.orElseThrow();
			match.largestMinus().ifPresent((term) -> assertThat(term.lost()).isEqualTo(most));
			assertThat(Explanations.minusForClinician(match)).isPresent()
				.hasValueSatisfying((words) -> assertThat(words).startsWith("weakest point: ")
					.doesNotContain("counted as", "{", "  ", "null"));
		});
	}

	@Test
	void aNeedToBeAskedAboutFirstIsNeverNamedInAnyWords() {
		Set<Match> unnamed = new HashSet<>();
		forEachMatch((request, match) -> {
			List<String> all = new ArrayList<>(Explanations.forClinician(match));
			Explanations.minusForClinician(match).ifPresent(all::add);
			all.add(Explanations.sayAloud(match));
			all.addAll(Explanations.forPatient(match, Locale.UK));
			all.addAll(Explanations.forPatient(match, Locale.of("cy")));
			String words = String.join(" ", all).toLowerCase(Locale.ROOT);
			Invented.NEEDS.all()
				.stream()
				.filter(Need::askFirst)
				.forEach((need) -> assertThat(words).doesNotContain(NeedNames.of(need).toLowerCase(Locale.ROOT)));
			if (match.need().askFirst()) {
				unnamed.add(match);
				Invented.NEEDS.all()
					.forEach((need) -> assertThat(words).doesNotContain(NeedNames.of(need).toLowerCase(Locale.ROOT)));
			}
		});

		assertThat(unnamed).hasSizeGreaterThan(50);
	}

	private void forEachMatch(BiConsumer<MatchRequest, Match> property) {
		long first = Long.getLong("seed", System.nanoTime());
		System.out.println("ExplanationsTests: first seed " + first + " (repeat with -Dseed=" + first + ")");
		for (int i = 0; i < DRAWS; i++) {
			long seed = first + i;
			Random random = new Random(seed);
			MatchRequest request = Invented.asked(random);
			for (Match match : Invented.matches(request, Invented.drawn(random))) {
				this.looked++;
				try {
					property.accept(request, match);
				}
				catch (AssertionError ex) {
					throw new AssertionError("with seed " + seed, ex);
				}
			}
		}
		assertThat(this.looked).as("matches looked at").isGreaterThan(500);
	}

	private static Invented.Peers peers() {
		return Invented.peers("words");
	}

	private static Match match(Invented.Asked asked, Invented.Peers peers) {
		if (asked.otherNeeds.contains(Invented.MENTAL)) {
			peers.needs = Set.of(Invented.DEPRESSION, Invented.MENTAL);
		}
		return Invented.matches(asked.request(), List.of(peers.listed())).getFirst();
	}

	private static String minus(Invented.Asked asked, Invented.Peers peers) {
		return Explanations.minusForClinician(match(asked, peers)).orElseThrow();
	}

}
