package org.peerprescribing.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Community;
import org.peerprescribing.shared.Phq9;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind of answer as it is shown and as it is kept. */
class AnsweredTests {

	private static final MatchRunId RUN = new MatchRunId(new UUID(0, 1));

	private final Invented.Asked asked = new Invented.Asked();

	private final Invented.Peers peers = Invented.peers("a-answer");

	@Test
	void aMatchIsShownAndKeptWithEveryTerm() {
		Answered answered = answered();

		assertThat(answered.kind()).isEqualTo(MatchAnswered.Kind.MATCHES);
		assertThat(answered.as(RUN)).isInstanceOfSatisfying(MatchAnswer.Matches.class, (found) -> {
			assertThat(found.run()).isEqualTo(RUN);
			assertThat(found.matches()).hasSize(1);
		});
		assertThat(answered.shown()).containsExactly("a-answer");
		assertThat(answered.verdicts()).containsExactly(0, 0);
		assertThat(answered.stored()).isEqualTo(Map.of("matches",
				List.of(Map.of("community", "a-answer", "score", 63.1, "terms", Map.of("TOPIC", 30.0, "SUPPORT", 10.0,
						"MODERATION", 9.0, "SIMILARITY", 0.0, "ACTIVITY", 5.0, "ACCESS", 7.0, "TRACK_RECORD", 2.1)))));
		assertThat(answered.question().need().concept()).isEqualTo(Invented.DEPRESSION);
	}

	@Test
	void noMoreAreShownThanWereAskedForAndAllHaveAVerdict() {
		this.asked.count = 2;

		Answered answered = Answered.of(
				Invented.question(this.asked.request()), MatchIndex.of(List.of(Invented.peers("one").listed(),
						Invented.peers("two").listed(), Invented.peers("zzz").listed()), Invented.NEEDS),
				SafetyRules.shipped());

		assertThat(answered.shown()).containsExactly("one", "two");
		assertThat(answered.verdicts()).hasSize(3 * Short.BYTES);
	}

	@Test
	void aMatchCarriesTheCautionsOfThePerson() {
		this.asked.phq9 = new Phq9(21, 0, Invented.TODAY);

		assertThat(answered().as(RUN)).isInstanceOfSatisfying(MatchAnswer.Matches.class,
				(found) -> assertThat(found.matches().getFirst().cautions()).extracting(Caution::code)
					.containsExactly("phq9-severe"));
	}

	@Test
	void whereNothingFitsTheRuleThatExcludedMostIsSaid() {
		this.peers.cost = Community.Cost.PAID;

		Answered answered = answered();

		assertThat(answered.kind()).isEqualTo(MatchAnswered.Kind.NONE_FITS);
		assertThat(answered.as(RUN)).isInstanceOf(MatchAnswer.NoneFits.class);
		assertThat(answered.excludedBy()).isEqualTo(HardRule.COST);
		assertThat(answered.stored()).isEqualTo(Map.of("excludedMost", "cost"));
		assertThat(answered.verdicts()).isEqualTo(Verdicts.kept(new int[] { 1 << HardRule.COST.ordinal() }));
		assertThat(answered.shown()).isEmpty();
	}

	@Test
	void whoCannotGetOnlineIsShownNoCommunity() {
		this.asked.access = DigitalAccess.NO;

		Answered answered = answered();

		assertThat(answered.kind()).isEqualTo(MatchAnswered.Kind.NONE_FITS);
		assertThat(answered.excludedBy()).isEqualTo(HardRule.ONLINE);
		assertThat(answered.verdicts()).isEmpty();
	}

	@Test
	void aStopGoesBeforeEverythingElse() {
		this.asked.access = DigitalAccess.NO;
		this.asked.risks = Set.of(Risk.SUICIDAL_INTENT, Risk.MONITORED_PHONE);

		Answered answered = answered();

		assertThat(answered.kind()).isEqualTo(MatchAnswered.Kind.NO_SAFE_MATCH);
		assertThat(answered.as(RUN)).isInstanceOfSatisfying(MatchAnswer.NoSafeMatch.class,
				(none) -> assertThat(none.stop()).isEqualTo("suicidal-intent"));
		assertThat(answered.stored()).containsOnlyKeys("stop", "instead").containsEntry("stop", "suicidal-intent");
		assertThat(answered.verdicts()).isEmpty();
	}

	private Answered answered() {
		return Answered.of(Invented.question(this.asked.request()),
				MatchIndex.of(List.of(this.peers.listed()), Invented.NEEDS), SafetyRules.shipped());
	}

}
