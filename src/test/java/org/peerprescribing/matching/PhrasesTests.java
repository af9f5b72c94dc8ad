package org.peerprescribing.matching;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.SupportKind;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The property files hold what is asked of them, and the two languages the same. */
class PhrasesTests {

	private static final Map<String, String> CLINICIAN = texts(Phrases.FOR_CLINICIANS);

	private static final Map<String, String> ENGLISH = texts(Phrases.FOR_PATIENTS);

	private static final Map<String, String> WELSH = texts(Phrases.FOR_PATIENTS + "_cy");

	private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

	/**
	 * What gives all the points that there are, or what nobody asked for, is no minus.
	 */
	private static final Set<Finding.Code> NEVER_A_MINUS = Set.of(Finding.Code.TOPIC_EXACT, Finding.Code.TOPIC_OTHERS,
			Finding.Code.SUPPORT_NOT_ASKED, Finding.Code.MODERATION_PRE, Finding.Code.MODERATION_STRICTER_FIRST,
			Finding.Code.PEERS_NOT_ASKED, Finding.Code.PEERS_ALIKE);

	@Test
	void everyTextForThePatientIsInBothLanguages() {
		assertThat(WELSH).containsOnlyKeys(ENGLISH.keySet());
	}

	@Test
	void bothLanguagesUseTheSameArguments() {
		assertThat(ENGLISH).allSatisfy(
				(key, text) -> assertThat(arguments(WELSH.getOrDefault(key, ""))).as(key).isEqualTo(arguments(text)));
	}

	@Test
	void noTextWasLeftInTheOtherLanguage() {
		assertThat(ENGLISH.keySet()).filteredOn((key) -> !key.startsWith("list."))
			.allSatisfy((key) -> assertThat(WELSH.get(key)).as(key).isNotEqualTo(ENGLISH.get(key)));
	}

	@Test
	void everyFindingHasWordsForTheClinician() {
		for (Finding.Code code : Finding.Code.values()) {
			assertThat(CLINICIAN).containsKey(code.name());
			if (code.name().startsWith("TOPIC_") && code != Finding.Code.TOPIC_OTHERS) {
				assertThat(CLINICIAN).containsKey(code + ".named");
			}
			if (code.name().startsWith("MODERATION_") && code != Finding.Code.MODERATION_STRICTER_FIRST) {
				assertThat(CLINICIAN).containsKey(code + ".meeting");
			}
		}
	}

	@Test
	void everyFindingThatMayFallShortHasWordsForAMinus() {
		assertThat(Arrays.stream(Finding.Code.values()).filter((code) -> !NEVER_A_MINUS.contains(code)))
			.allMatch((code) -> switch (group(code)) {
				case "ACCESS" -> CLINICIAN.containsKey("ACCESS_MISSING");
				case "ACTIVITY", "TRACK" ->
					CLINICIAN.containsKey("minus." + code) || CLINICIAN.containsKey("minus." + group(code));
				default -> CLINICIAN.containsKey("minus." + code);
			});
	}

	@Test
	void everyFindingHasWordsForThePatientOrIsLeftOutOnPurpose() {
		for (Finding.Code code : Finding.Code.values()) {
			boolean said = ENGLISH.keySet()
				.stream()
				.anyMatch((key) -> key.matches("(minus\\.)?" + code + "(\\.[A-Za-z_]+)?"));
			assertThat(said).as("%s", code).isNotEqualTo(PatientWords.UNSAID.contains(code));
		}
	}

	@Test
	void everyCodeThatIsPutIntoATextHasWords() {
		List<String> kinds = Stream.of(SupportKind.values()).map((kind) -> "SupportKind." + kind).toList();
		List<String> needs = Stream.of(AccessNeed.values()).map((need) -> "ACCESS_" + need).toList();

		assertThat(CLINICIAN).containsKeys(kinds.toArray(new String[0])).containsKeys(needs.toArray(new String[0]));
		assertThat(ENGLISH).containsKeys(kinds.toArray(new String[0])).containsKeys(needs.toArray(new String[0]));
		assertThat(Stream.of(AccessNeed.values()))
			.allMatch((need) -> ENGLISH.containsKey("minus.ACCESS_MISSING." + need));
		assertThat(Stream.of(Moderation.values())).allMatch((level) -> CLINICIAN.containsKey("aloud." + level)
				&& CLINICIAN.containsKey("aloud." + level + ".meeting"));
	}

	@Test
	void phrasesForNeedsAreForNeedsOfTheList() {
		Set<String> needs = CatalogueRows.needs()
			.all()
			.stream()
			.filter((need) -> !need.askFirst())
			.map(Need::concept)
			.map((concept) -> "people." + concept.id())
			.collect(Collectors.toSet());

		assertThat(CLINICIAN.keySet().stream().filter((key) -> key.matches("people\\.\\d+"))).isNotEmpty()
			.isSubsetOf(needs);
	}

	/** A straight apostrophe would quote what follows, and be lost. */
	@Test
	void everyTextCanBeFormatted() {
		for (Map<String, String> texts : List.of(CLINICIAN, ENGLISH, WELSH)) {
			assertThat(texts).allSatisfy((key, text) -> {
				assertThat(text).as(key).isNotBlank().doesNotContain("'", "  ").isEqualTo(text.strip());
				new MessageFormat(text, Locale.UK);
			});
		}
	}

	@Test
	void numbersAreSaidAsPeopleSayThem() {
		Phrases phrases = Phrases.forClinicians();
		LocalDate day = LocalDate.of(2026, 10, 3);

		assertThat(phrases.say("ACTIVITY_POSTS", 40.2, day)).isEqualTo("about 40 posts a day (as of 3 October 2026)");
		assertThat(phrases.say("ACTIVITY_POSTS", 0.33, day)).startsWith("about 0.3 posts a day");
		assertThat(phrases.say("ACTIVITY_POSTS", 1.0, day)).startsWith("about one post a day");
		assertThat(phrases.say("ACTIVITY_POSTS", 0.0, day)).startsWith("hardly any posts (");
		assertThat(phrases.say("ACTIVITY_FIRST_REPLY", 0.4)).isEqualTo("a first reply within an hour");
		assertThat(phrases.say("ACTIVITY_FIRST_REPLY", 1.5)).isEqualTo("a first reply after about 1.5 hours");
		assertThat(phrases.say("ACTIVITY_UNANSWERED", 0)).isEqualTo("hardly any post goes without a reply");
		assertThat(phrases.say("TRACK_JOINED", 1, 1)).isEqualTo("1 of 1 person sent there joined");
		assertThat(phrases.say("TRACK_USEFUL", 9, 9)).isEqualTo("too few have said whether it is useful");
		assertThat(phrases.say("TRACK_USEFUL", 9, 12)).isEqualTo("9 of 12 found it useful");
		assertThat(phrases.say("TOPIC_OTHERS", 1)).isEqualTo("and for one more of their needs");
	}

	@Test
	void anyOtherLanguageGetsEnglishWhateverTheServerSpeaks() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.of("cy"));
		try {
			assertThat(Phrases.forPatients(Locale.GERMANY).say("PEERS_ALIKE")).isEqualTo("It is for people like you.");
			assertThat(Phrases.forPatients(Locale.of("cy", "GB")).say("PEERS_ALIKE"))
				.isEqualTo("Mae ar gyfer pobl fel chi.");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private static String group(Finding.Code code) {
		return code.name().split("_", 2)[0];
	}

	private static Set<String> arguments(String text) {
		return ARGUMENT.matcher(text).results().map((MatchResult found) -> found.group(1)).collect(Collectors.toSet());
	}

	private static Map<String, String> texts(String name) {
		Properties properties = new Properties();
		try (Reader reader = new InputStreamReader(new ClassPathResource(name + ".properties").getInputStream(),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		Map<String, String> texts = new TreeMap<>();
		new TreeSet<>(properties.stringPropertyNames()).forEach((key) -> texts.put(key, properties.getProperty(key)));
		return texts;
	}

}
