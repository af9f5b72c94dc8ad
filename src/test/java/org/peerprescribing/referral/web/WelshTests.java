package org.peerprescribing.referral.web;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.support.Readability;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody gets half a page in Welsh, and no safety text is translated by us. */
class WelshTests {

	private static final Path MESSAGES = Path.of("src/main/resources/messages");

	/** What only staff and communities read. */
	private static final Set<String> NOT_FOR_PATIENTS = Set.of("layout.staff-service", "layout.account",
			"layout.sign-out");

	private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

	private static final Pattern SAFETY = Pattern.compile("<[^>]*#\\{help\\.");

	@ParameterizedTest
	@ValueSource(strings = { "layout", "referral", "outcomes" })
	void everyTextForPatientsIsThereInWelshWithTheSameGaps(String name) throws IOException {
		Properties english = read(name);
		Properties welsh = read(name + "_cy");

		Set<String> wanted = english.stringPropertyNames()
			.stream()
			.filter((key) -> !NOT_FOR_PATIENTS.contains(key) && !key.startsWith("referral.community."))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> said = welsh.stringPropertyNames()
			.stream()
			.filter((key) -> !key.startsWith("problem."))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(said).isEqualTo(wanted);
		assertThat(wanted).allSatisfy(
				(key) -> assertThat(gaps(welsh.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key))));
	}

	@Test
	void everyProblemHasAWelshTitle() throws IOException {
		Set<String> said = read("layout_cy").stringPropertyNames();

		assertThat(Problem.values()).allMatch((problem) -> said.contains("problem." + problem.code()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "layout_cy", "referral_cy", "outcomes_cy" })
	void welshSentencesAreShortAndTheirApostrophesSurvive(String name) throws IOException {
		Properties welsh = read(name);

		assertThat(welsh.stringPropertyNames()).allSatisfy((key) -> {
			String text = welsh.getProperty(key);
			assertThat(text).as(key).isNotBlank().doesNotContain("'");
			assertThat(Readability.of(text).longestSentence()).as(key).isLessThanOrEqualTo(20);
		});
	}

	@Test
	void noSafetyTextIsTranslatedByUsAndEachStandsWhereItIsMarkedAsEnglish() throws IOException {
		assertThat(MESSAGES.resolve("help_cy.properties")).doesNotExist();
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
			List<String> pages = files.filter((file) -> file.toString().endsWith(".html"))
				.map(WelshTests::text)
				.filter((html) -> SAFETY.matcher(html).find())
				.toList();
			assertThat(pages).hasSizeGreaterThanOrEqualTo(3)
				.allSatisfy((html) -> assertThat(withoutEnglishParts(html)).doesNotContainPattern(SAFETY));
		}
		String listed = Files.readString(Path.of("src/docs/safety/hazard-log.md"));
		assertThat(read("help").stringPropertyNames()).allMatch((key) -> listed.contains("`" + key + "`"));
	}

	/** A part ends with the line that closes it at the indentation of its beginning. */
	private static String withoutEnglishParts(String html) {
		return html.replaceAll("(?m)^( *)<(\\w+)[^>]*\\slang=\"en\"[^>\\n]*>(?:.*</\\2>$|(?s:.*?)^\\1</\\2>)", "");
	}

	private static Set<String> gaps(String text) {
		return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Properties read(String name) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(name + ".properties"), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
