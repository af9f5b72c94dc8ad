package org.peerprescribing.matching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.support.Readability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the patient reads about a community: short, plain, and nothing that gives away.
 */
class PatientWordsTests {

	private static final Locale WELSH = Locale.of("cy");

	private static final int MOST_WORDS = 20;

	private static final int OLDEST_READER = 11;

	@Test
	void saysTheLargestTermsFirstAndTheLargestMinusLast() {
		Invented.Asked asked = new Invented.Asked();
		asked.wanted = Set.of(SupportKind.EMOTIONAL, SupportKind.INFORMATIONAL);
		Invented.Peers peers = Invented.peers("patient");
		peers.supports = asked.wanted;
		peers.moderation = Moderation.PRE;

		assertThat(english(asked, peers)).containsExactly("This group is for what you talked about with your surgery.",
				"People there listen and share tips.", "We do not know how fast people reply.");
		assertThat(welsh(asked, peers)).containsExactly(
				"Mae’r grŵp hwn ar gyfer yr hyn y buoch yn ei drafod gyda’ch meddygfa.",
				"Mae pobl yno yn gwrando ac yn rhannu awgrymiadau.",
				"Nid ydym yn gwybod pa mor gyflym y mae pobl yn ateb.");
	}

	@Test
	void saysThreeReasonsWhereTheLargestMinusMeansNothingToAPatient() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = Invented.MILD;
		Invented.Peers peers = Invented.peers("patient");
		peers.moderation = Moderation.PRE;

		assertThat(english(asked, peers)).containsExactly(
				"This group is for what you talked about, and for things like it.",
				"Someone checks each message before it shows.", "You do not have to show your real name to others.");
	}

	@Test
	void aTermIsEitherAReasonOrTheMinus() {
		Invented.Peers peers = Invented.peers("patient");
		peers.moderation = Moderation.PEER_ONLY;

		assertThat(english(new Invented.Asked(), peers)).contains("People in the group look after it, not staff.")
			.doesNotContain("People in the group look after it themselves.");
		assertThat(Explanations.tellsPatientOf(ScoreTerm.Kind.MODERATION, match(new Invented.Asked(), peers))).isTrue();
	}

	@Test
	void praisesOnlyWhatIsGood() {
		Invented.Asked asked = new Invented.Asked();
		Invented.Peers peers = Invented.peers("patient");
		peers.activity = new Activity(0.2, Duration.ofHours(100), 0.5, Invented.TODAY, Activity.Basis.MEASURED);
		peers.record = new TrackRecord(30, 20, 12, 2);
		assertThat(english(asked, peers)).contains("Not every message there gets a reply.");

		PatientWords words = new PatientWords(Phrases.forPatients(Locale.UK));
		assertThat(words.plus(term(asked, peers, ScoreTerm.Kind.ACTIVITY), false)).isEmpty();
		assertThat(words.plus(term(asked, peers, ScoreTerm.Kind.TRACK_RECORD), false)).isEmpty();
		assertThat(words.minus(term(asked, peers, ScoreTerm.Kind.TRACK_RECORD), false))
			.contains("Of the people who told us, less than half found it useful.");

		peers.activity = new Activity(50.0, Duration.ofHours(1), 0.0, Invented.TODAY, Activity.Basis.MEASURED);
		peers.record = new TrackRecord(30, 20, 12, 10);
		assertThat(words.plus(term(asked, peers, ScoreTerm.Kind.ACTIVITY), false))
			.contains("People write there every day.");
		assertThat(words.plus(term(asked, peers, ScoreTerm.Kind.TRACK_RECORD), false))
			.contains("Of the people who told us, most found it useful.");
	}

	@Test
	void whateverIsGeneratedIsShortPlainAndNamesNoCondition() {
		Set<String> conditions = new TreeSet<>();
		Stream.concat(CatalogueRows.needs().all().stream(), Invented.NEEDS.all().stream())
			.forEach((need) -> conditions.add(NeedNames.of(need).toLowerCase(Locale.ROOT)));
		List<Readability> read = new ArrayList<>();
		Set<String> english = new TreeSet<>();
		Set<String> welsh = new TreeSet<>();
		Random random = new Random(20261122);

		for (int i = 0; i < 1000; i++) {
			for (Match match : Invented.matches(Invented.asked(random), Invented.drawn(random))) {
				List<String> said = Explanations.forPatient(match, Locale.UK);
				assertThat(said).hasSizeBetween(1, 3).doesNotHaveDuplicates();
				assertThat(Explanations.forPatient(match, WELSH)).hasSameSizeAs(said);
				read.add(Readability.of(String.join(" ", said)));
				english.addAll(said);
				welsh.addAll(Explanations.forPatient(match, WELSH));
			}
		}

		assertThat(Stream.concat(english.stream(), welsh.stream())).allSatisfy((sentence) -> {
			assertThat(Readability.words(sentence)).as(sentence).hasSizeLessThanOrEqualTo(MOST_WORDS);
			assertThat(sentence).endsWith(".").doesNotContain("{", "  ", "null");
			assertThat(conditions)
				.noneMatch((name) -> Readability.words(sentence.toLowerCase(Locale.ROOT)).contains(name));
		});
		double age = read.stream().mapToDouble(Readability::readingAge).average().orElseThrow();
		double oldest = read.stream().mapToDouble(Readability::readingAge).max().orElseThrow();
		double words = english.stream().mapToInt((said) -> Readability.words(said).size()).average().orElseThrow();
		System.out.printf(Locale.ROOT, "PatientWordsTests: %d explanations, reading age %.1f on average, %.1f at most; "
				+ "%.1f words a sentence%n", read.size(), age, oldest, words);
		assertThat(age).isLessThanOrEqualTo(OLDEST_READER);
		assertThat(words).isLessThanOrEqualTo(12);
		assertThat(english).hasSizeGreaterThan(40).hasSameSizeAs(welsh);
	}

	private static ScoreTerm term(Invented.Asked asked, Invented.Peers peers, ScoreTerm.Kind kind) {
		return match(asked, peers).terms().stream().filter((term) -> term.kind() == kind).findFirst().orElseThrow();
	}

	private static List<String> english(Invented.Asked asked, Invented.Peers peers) {
		return Explanations.forPatient(match(asked, peers), Locale.UK);
	}

	private static List<String> welsh(Invented.Asked asked, Invented.Peers peers) {
		return Explanations.forPatient(match(asked, peers), WELSH);
	}

	private static Match match(Invented.Asked asked, Invented.Peers peers) {
		return Invented.matches(asked.request(), List.of(peers.listed())).getFirst();
	}

}
