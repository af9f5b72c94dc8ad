package org.peerprescribing.matching;

import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
@RecordApplicationEvents
class MatchingIT {

	private static final SnomedConcept BIPOLAR = new SnomedConcept("13746004");

	@Autowired
	private Matching matching;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private Organisations organisations;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Clock clock;

	@Autowired
	private ApplicationEvents events;

	@BeforeEach
	void listed() {
		new DemonstrationVetting(this.clock).vet(this.directory, this.reviews);
	}

	@Test
	void aPersonWithBipolarDisorderIsOfferedTheGroupForItFirst() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = BIPOLAR;

		MatchAnswer answer = this.matching.match(asked.request());

		assertThat(answer).isInstanceOfSatisfying(MatchAnswer.Matches.class, (found) -> {
			assertThat(found.matches()).hasSizeBetween(1, 3);
			assertThat(shown(found)).startsWith("bipolar-uk-ecommunity");
			assertThat(found.matches().getFirst().listed().vetting().demonstration()).isTrue();
		});
		assertThat(this.events.stream(MatchAnswered.class)).singleElement().satisfies((event) -> {
			assertThat(event.run()).isEqualTo(answer.run());
			assertThat(event.kind()).isEqualTo(MatchAnswered.Kind.MATCHES);
		});
	}

	@Test
	void aRunIsKeptWithItsQuestionVerdictsScoresAndChoice() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = BIPOLAR;
		asked.otherNeeds = Set.of(new SnomedConcept("48694002"));
		asked.phq9 = new Phq9(12, 1, LocalDate.of(2026, 11, 1));
		MatchAnswer answer = this.matching.match(asked.request());

		this.matching.recordChosen(answer.run(), new CommunityId("bipolar-uk-ecommunity"));

		assertThat(this.matching.request(answer.run())).contains(asked.request());
		String kept = this.jdbc.sql("""
				select snapshot || ' ' || configuration || ' ' || chosen || ' ' || length(broken) / 2
				  || ' ' || (answer -> 'matches' -> 0 ->> 'community') from matching.run where id = ?""")
			.param(answer.run().value())
			.query(String.class)
			.single();
		assertThat(kept).matches("[0-9a-f]{32} .*")
			.contains("rules-2;score-2;safety-")
			.containsPattern("bipolar-uk-ecommunity ([2-9]|\\d{2,}) bipolar-uk-ecommunity$");
		refuses(Problem.INVALID_VALUE, "community",
				() -> this.matching.recordChosen(answer.run(), new CommunityId("diabetes-uk-forum")));
	}

	@Test
	void afterANoTheCommunityIsGoneAndTheQuestionIsTheSame() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = BIPOLAR;
		MatchRunId first = this.matching.match(asked.request()).run();

		MatchAnswer again = this.matching.matchAgain(first,
				List.of(new SaidNo(new CommunityId("bipolar-uk-ecommunity"), NotRightReason.TONE)));

		assertThat(again).isInstanceOfSatisfying(MatchAnswer.Matches.class,
				(found) -> assertThat(shown(found)).doesNotContain("bipolar-uk-ecommunity").isNotEmpty());
		assertThat(this.matching.objection(again.run(), new CommunityId("bipolar-uk-ecommunity")))
			.contains(Problem.BUSINESS_RULE);
		assertThat(this.matching.objection(first, new CommunityId("bipolar-uk-ecommunity"))).isEmpty();
	}

	@Test
	void atRiskNoCommunityIsShown() {
		Invented.Asked asked = new Invented.Asked();
		asked.risks = Set.of(Risk.SUICIDAL_INTENT);

		MatchAnswer answer = this.matching.match(asked.request());

		assertThat(answer).isInstanceOfSatisfying(MatchAnswer.NoSafeMatch.class, (none) -> {
			assertThat(none.stop()).isEqualTo("suicidal-intent");
			assertThat(none.instead()).contains("999");
		});
		assertThat(this.matching.objection(answer.run(), new CommunityId("side-by-side-mind")))
			.contains(Problem.UNSAFE);
	}

	@Test
	void whoCannotGetOnlineIsOfferedAnotherWay() {
		Invented.Asked asked = new Invented.Asked();
		asked.access = DigitalAccess.NO;

		assertThat(this.matching.match(asked.request())).isInstanceOfSatisfying(MatchAnswer.NoneFits.class,
				(none) -> assertThat(none.excludedMost()).contains("link worker"));
	}

	@Test
	void aSuspendedCommunityMeetsAnObjectionAtOnce() {
		CommunityId id = vetted("free");
		MatchRunId run = this.matching.match(Invented.Asked.plain()).run();
		assertThat(this.matching.objection(run, id)).isEmpty();

		this.lifecycle.suspend(id, "Test", Actors.curator());

		assertThat(this.matching.objection(run, id)).contains(Problem.COMMUNITY_NOT_LISTED);
	}

	@Test
	void whatABoardPaysForIsOfferedToItsPracticesOnly() {
		String letters = UUID.randomUUID().toString().replace("-", "").substring(0, 6).toUpperCase();
		OdsCode practice = organisation("P" + letters, Organisation.Kind.PRACTICE);
		OdsCode network = organisation("N" + letters, Organisation.Kind.NETWORK);
		OdsCode board = organisation("B" + letters, Organisation.Kind.BOARD);
		this.organisations.join(practice, network, LocalDate.of(2024, 1, 1));
		this.organisations.join(network, board, LocalDate.of(2024, 1, 1));
		CommunityId id = vetted("free_if_commissioned," + board);

		MatchRunId here = this.matching.match(at(practice)).run();
		MatchRunId elsewhere = this.matching.match(Invented.Asked.plain()).run();

		assertThat(this.matching.objection(here, id)).isEmpty();
		assertThat(this.matching.objection(elsewhere, id)).contains(Problem.BUSINESS_RULE);
	}

	@Test
	void badInputIsRefusedWithItsPath() {
		refused(Problem.INVALID_VALUE, "age", (asked) -> asked.age = 131);
		refused(Problem.INVALID_VALUE, "age", (asked) -> asked.age = -1);
		refused(Problem.INVALID_VALUE, "count", (asked) -> asked.count = 0);
		refused(Problem.INVALID_VALUE, "count", (asked) -> asked.count = 4);
		refused(Problem.INVALID_VALUE, "languages", (asked) -> asked.languages = Set.of());
		refused(Problem.UNKNOWN_CODE, "mainNeed", (asked) -> asked.mainNeed = new SnomedConcept("404684003"));
		refused(Problem.UNKNOWN_CODE, "otherNeeds",
				(asked) -> asked.otherNeeds = Set.of(new SnomedConcept("404684003")));
		refused(Problem.INVALID_VALUE, "otherNeeds", (asked) -> asked.otherNeeds = twenty());
	}

	private Set<SnomedConcept> twenty() {
		return IntStream.range(0, 20)
			.mapToObj((i) -> this.directory.snapshot().needs().all().get(i).concept())
			.collect(Collectors.toSet());
	}

	private OdsCode organisation(String code, Organisation.Kind kind) {
		OdsCode ods = new OdsCode(code);
		this.organisations.put(new Organisation(ods, "Test", kind));
		return ods;
	}

	private CommunityId vetted(String costAndPayers) {
		String id = "m-" + UUID.randomUUID();
		String row = CatalogueRows.row(id, "free");
		String changed = costAndPayers.contains(",") ? row.replace(",free,,", "," + costAndPayers + ",") : row;
		this.directory.importCommunities(new StringReader(CatalogueRows.file(changed)), false, Actors.curator());
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London"));
		Demonstration.review(this.reviews, new CommunityId(id), false, Actors.curator());
		Demonstration.approve(this.reviews, new CommunityId(id), today.plusMonths(6), Actors.approver());
		return new CommunityId(id);
	}

	private static MatchRequest at(OdsCode practice) {
		MatchRequest plain = Invented.Asked.plain();
		return new MatchRequest(practice, plain.age(), plain.mainNeed(), plain.otherNeeds(), plain.wanted(),
				plain.belongsTo(), plain.access(), plain.accessNeeds(), plain.languages(), plain.nation(),
				plain.risks(), plain.phq9(), plain.acceptsPaid(), plain.saidNo(), plain.count());
	}

	private static List<String> shown(MatchAnswer.Matches found) {
		return found.matches().stream().map((match) -> match.listed().community().id().value()).toList();
	}

	private void refused(Problem problem, String path, java.util.function.Consumer<Invented.Asked> change) {
		Invented.Asked asked = new Invented.Asked();
		change.accept(asked);
		refuses(problem, path, () -> this.matching.match(asked.request()));
	}

	private static void refuses(Problem problem, String path, Runnable work) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(work::run).satisfies((ex) -> {
			assertThat(ex.problem()).isEqualTo(problem);
			assertThat(ex.path()).isEqualTo(path);
		});
	}

}
