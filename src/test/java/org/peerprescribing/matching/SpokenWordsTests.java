package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.support.Readability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said aloud, for every need of the list and every community of the catalogue.
 */
class SpokenWordsTests {

	private static final NeedHierarchy NEEDS = CatalogueRows.needs();

	private static final List<Community> COMMUNITIES = CatalogueRows.communities()
		.stream()
		.map(CatalogueRows.Shipped::community)
		.toList();

	private static final int MOST_WORDS = 30;

	@Test
	void everySentenceIsGrammaticalAndShortEnough() {
		List<String> all = new ArrayList<>();
		List<String> thatFit = new ArrayList<>();
		for (Need need : NEEDS.all()) {
			for (Community community : COMMUNITIES) {
				all.add(Explanations.sayAloud(match(need, community)));
				if (Topic.of(need.concept(), community.needs(), NEEDS).isPresent()) {
					thatFit.add(all.getLast());
				}
			}
		}

		assertThat(all).hasSize(160 * 75).allSatisfy((sentence) -> {
			assertThat(sentence).matches("There (is|are) .*[^.]\\.")
				.doesNotContain("  ", " ,", " ;", "..", "(", "{", "null")
				.doesNotContainPattern("\\ba [aeiou](?!ni|ne-|se)")
				.doesNotContainPattern("\\ban [^aeiou]")
				.doesNotContainPattern("(?i)\\bthe the\\b|\\bfor for\\b|\\bwith (being|feeling|living|looking)\\b")
				.doesNotContainPattern("with an? (depression|anxiety(?! disorder)|cancer|diabetes|pain|dementia)");
			assertThat(Readability.words(sentence)).as(sentence).hasSizeLessThanOrEqualTo(MOST_WORDS);
		});
		Random random = new Random(160);
		System.out.println("SpokenWordsTests, a sample:");
		random.ints(20, 0, thatFit.size()).mapToObj(thatFit::get).forEach(System.out::println);
	}

	@Test
	void aNeedToBeAskedAboutFirstIsNeverNamedNorWhoRunsItsGroups() {
		NEEDS.all().stream().filter(Need::askFirst).forEach((need) -> COMMUNITIES.forEach((community) -> {
			String sentence = Explanations.sayAloud(match(need, community));
			assertThat(sentence).contains(" for people in a similar situation; ")
				.doesNotContain(SpokenWords.provider(community.provider()))
				.doesNotContain(NeedNames.of(need));
		}));
	}

	@Test
	void whereOnlyTheCoveringNeedIsToBeAskedAboutFirstNothingIsNamedEither() {
		Need own = need("68890003");
		Need covering = need("69322001");
		assertThat(own.askFirst()).isFalse();
		assertThat(covering.askFirst()).isTrue();
		Community peers = COMMUNITIES.getFirst();
		Match match = new Match(listed(peers), own, 0,
				List.of(topic(new Topic(covering, Topic.Nearness.ONE_STEP), own)), List.of(), false);

		assertThat(Explanations.sayAloud(match)).contains("in a similar situation").doesNotContain(peers.provider());
		assertThat(Explanations.forClinician(match)).containsExactly("is for a broader need that includes this one");
	}

	@Test
	void aGroupForSomethingBroaderIsOpenToThemAndNotForThemAlone() {
		Community mind = COMMUNITIES.getFirst();

		assertThat(Explanations.sayAloud(match(need("74732009"), mind)))
			.startsWith("There is an online group run by Mind for people with a mental health problem; ");
		assertThat(Explanations.sayAloud(match(need("371631005"), mind)))
			.startsWith("There is an online group run by Mind, open to people with panic disorder; ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			74732009   | people with a mental health problem
			13746004   | people with bipolar disorder
			197480006  | people with an anxiety disorder
			192080009  | people with long-lasting depression
			247803002  | people with seasonal depression
			400130008  | people with giant cell arteritis
			110359009  | people with a learning disability
			34000006   | people with Crohn's disease
			80098002   | people with Lewy body dementia
			5158005    | people with Tourette syndrome
			13645005   | people with COPD
			1119303003 | people with long COVID
			9631008    | people with ankylosing spondylitis
			160932005  | people with money worries or debt
			230690007  | people who have had a stroke
			267076002  | people who feel lonely
			""")
	void whomItIsForIsSaidAsPeopleSayIt(String concept, String said) {
		assertThat(new SpokenWords(Phrases.forClinicians()).people(need(concept))).isEqualTo(said);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Stroke Association                         | the Stroke Association
			Women's Aid Federation of England          | the Women's Aid Federation of England
			Berkshire Healthcare NHS Foundation Trust  | Berkshire Healthcare NHS Foundation Trust
			The Miscarriage Association                | the Miscarriage Association
			Samaritans (Central London Branch)         | Samaritans
			NHS Better Health campaign (government)    | the NHS Better Health campaign
			Fertility Network UK                       | Fertility Network UK
			Mind                                       | Mind
			""")
	void whoRunsItIsSaidAsPeopleSayIt(String provider, String said) {
		assertThat(SpokenWords.provider(provider)).isEqualTo(said);
	}

	private static Need need(String concept) {
		return NEEDS.all().stream().filter((need) -> need.concept().id().equals(concept)).findFirst().orElseThrow();
	}

	private static Match match(Need need, Community community) {
		Topic topic = Topic.of(need.concept(), community.needs(), NEEDS)
			.orElseGet(() -> new Topic(need, Topic.Nearness.ONE_STEP));
		return new Match(listed(community), need, 0, List.of(topic(topic, need)), List.of(), false);
	}

	private static ScoreTerm topic(Topic topic, Need need) {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = need.concept();
		Question question = new Question(asked.request(), Set.of(), NEEDS, Invented.TODAY);
		Findings findings = new Findings(question, new Candidate(Invented.peers("any").listed()));
		return new ScoreTerm(ScoreTerm.Kind.TOPIC, topic.nearness().points(), 30, findings.topic(topic, 0));
	}

	private static ListedCommunity listed(Community community) {
		return new ListedCommunity(community, new Vetting("A", "B", LocalDate.EPOCH, LocalDate.EPOCH, false, false),
				TrackRecord.NONE, null);
	}

}
