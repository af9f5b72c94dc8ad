package org.peerprescribing.notification;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.support.PrintedPaper;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class LetterPaperTests {

	private static final String BASE = "https://peer-support.example.nhs.uk";

	private static final String ADDRESS = BASE + "/l/0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private final LetterPaper paper = new LetterPaper(pages());

	@Test
	void isOneTaggedPageInItsLanguage() {
		PrintedPaper letter = print("Ada Lovelace", "Willow Bank Surgery").keep("letter");

		assertThat(letter.againstUniversalAccess()).isEmpty();
		assertThat(letter.pages()).isOne();
		assertThat(letter.language()).startsWith("en");
	}

	@Test
	void theSquareLeadsToTheLinkAndTheWordsToTheCode() {
		PrintedPaper letter = print("Ada Lovelace", "Willow Bank Surgery");

		assertThat(letter.square()).isEqualTo(ADDRESS);
		assertThat(letter.words()).contains(BASE + "/c", "ABCD EFGH").doesNotContain("/l/");
	}

	@Test
	void saysWhoWritesWhenAndWhatToDoOtherwise() {
		assertThat(print("Ada Lovelace", "Willow Bank Surgery").words()).contains("Willow Bank Surgery",
				"22 November 2026", "Ada Lovelace", "6 December 2026", "3 January 2027", "14 February 2027",
				"please ask the surgery", "Is this letter not for you?", "call 999", "Call 111", "116 123");
	}

	@Test
	void isInWelshForWhoeverPrefersItWithTheUrgentHelpInEnglish() {
		PrintedPaper letter = print(MessageText.WELSH, "Siân Ŵyn Llŷr", "Meddygfa Tŷ Gwyn").keep("letter-welsh");

		assertThat(letter.againstUniversalAccess()).isEmpty();
		assertThat(letter.pages()).isOne();
		assertThat(letter.language()).startsWith("cy");
		assertThat(letter.square()).isEqualTo(ADDRESS);
		assertThat(letter.words())
			.contains("Sut i agor eich tudalen", "Teipiwch y cod hwn ABCD EFGH", "22 Tachwedd 2026", "6 Rhagfyr 2026",
					"3 Ionawr 2027", "14 Chwefror 2027", "call 999", "116 123")
			.doesNotContain("How to open", "November");
		assertThat(letter.languagesOfParts()).contains("en");
	}

	@ParameterizedTest
	@CsvSource({ "siân-ŵyn-tŷ, Siân Ŵyn Llŷr, Meddygfa Tŷ Gwyn", "hebrew, אביגיל כהן, Willow Bank Surgery",
			"arabic, فاطمة الزهراء, Willow Bank Surgery", "mixed, Maria אביגיל (Ann) O'Neill, Willow Bank Surgery" })
	void namesOfManyWritingsStandOnTheTaggedPage(String file, String name, String surgery) {
		PrintedPaper letter = print(name, surgery).keep("letter-" + file);

		assertThat(letter.againstUniversalAccess()).isEmpty();
		assertThat(letter.pages()).isOne();
		assertThat(letter.words()).contains(surgery);
	}

	@Test
	void welshLettersAreDrawnAndReadAsTheyAreSpelled() {
		assertThat(print("Siân Ŵyn Llŷr", "Meddygfa Tŷ Gwyn").words()).contains("Siân Ŵyn Llŷr", "Meddygfa Tŷ Gwyn");
	}

	@ParameterizedTest
	@CsvSource({ "en, one-word, W", "en, words, 'Maximiliana Josephina '", "cy, one-word, Ŵ",
			"cy, words, 'Llanfairpwllgwyngyll Gwenllian '" })
	void theLongestNamesStayOnThePage(String language, String file, String part) {
		String longest = part.repeat(200).substring(0, 200).strip();

		PrintedPaper letter = print(Locale.of(language), longest, longest)
			.keep("letter-longest-" + language + "-" + file);

		assertThat(letter.againstUniversalAccess()).isEmpty();
		assertThat(letter.pages()).isOne();
		assertThat(letter.square()).isEqualTo(ADDRESS);
		assertThat(letter.isBlankAtTheEdges()).isTrue();
	}

	@Test
	void theLetterheadStandsBelowTheNameAndMovesNothingElse() {
		PrintedPaper plain = print("Ada Lovelace", "Willow Bank Surgery");
		PrintedPaper letter = print(Locale.UK, "Ada Lovelace", "Willow Bank Surgery",
				List.of("1 Willow Bank", "Sandford", "ZZ99 9ZZ", "020 7946 0123", "Monday to Friday, 8 am to 6.30 pm"))
			.keep("letter-with-letterhead");

		assertThat(letter.againstUniversalAccess()).isEmpty();
		assertThat(letter.pages()).isOne();
		assertThat(letter.words()).contains("Willow Bank Surgery 1 Willow Bank Sandford ZZ99 9ZZ 020 7946 0123");
		assertThat(plain.words()).doesNotContain("020 7946 0123");
		assertThat(letter.square()).isEqualTo(ADDRESS);
	}

	@Test
	void theLongestLetterheadStaysOnThePage() {
		String line = "Llanfairpwllgwyngyll ".repeat(6);
		PrintedPaper letter = print(MessageText.WELSH, line.repeat(2).substring(0, 200).strip(), line.substring(0, 80),
				List.of(line.substring(0, 60), line.substring(0, 60), line.substring(0, 60), line.substring(0, 60),
						line.substring(0, 60), "+44 (0)20 7946 0123", line.substring(0, 120)))
			.keep("letter-longest-letterhead");

		assertThat(letter.pages()).isOne();
		assertThat(letter.isBlankAtTheEdges()).isTrue();
		assertThat(letter.square()).isEqualTo(ADDRESS);
	}

	/** Nobody who sees the letter learns what it is about. */
	@ParameterizedTest
	@ValueSource(strings = { "en", "cy" })
	void namesNoConditionAndNoCommunity(String language) throws Exception {
		String words = print(Locale.of(language), "Ada Lovelace", "Willow Bank Surgery").words()
			.replace(BASE, "")
			.toLowerCase(Locale.ROOT)
			// The urgent help is that of every page.
			.replace("need urgent help with your mental health? call 111 and choose the mental health option.", "");

		assertThat(words).doesNotContain("peer", "communit", "group", "condition", "diagnos", "depress", "anxi",
				"mental", "prescri", "refer", "cymun", "grŵp", "cyflwr", "iselder", "gorbryder", "presgri");
		assertThat(firstColumns("communities.csv")).isNotEmpty().noneMatch(words::contains);
		assertThat(firstColumns("needs.csv")).isNotEmpty().noneMatch(words::contains);
	}

	private PrintedPaper print(String name, String surgery) {
		return print(Locale.UK, name, surgery);
	}

	private PrintedPaper print(Locale language, String name, String surgery) {
		return print(language, name, surgery, List.of());
	}

	private PrintedPaper print(Locale language, String name, String surgery, List<String> letterhead) {
		LocalDate today = LocalDate.of(2026, 11, 22);
		return new PrintedPaper(this.paper.print(new Letter(language, name, surgery, letterhead, today, ADDRESS,
				BASE + "/c", "ABCDEFGH", List.of(today.plusDays(14), today.plusDays(42), today.plusDays(84)))));
	}

	private static List<String> firstColumns(String file) throws Exception {
		return Files.readAllLines(Path.of("src/main/resources/catalogue", file), StandardCharsets.UTF_8)
			.stream()
			.skip(1)
			.flatMap((line) -> List.of(line.split(",")).subList(0, 2).stream())
			.map((cell) -> cell.replace("\"", "").strip().toLowerCase(Locale.ROOT))
			.filter((cell) -> cell.length() > 4 && !cell.matches("[0-9]+"))
			.toList();
	}

	private static SpringTemplateEngine pages() {
		ResourceBundleMessageSource words = new ResourceBundleMessageSource();
		words.setBasenames("messages/help", "messages/layout", "messages/notification");
		words.setDefaultEncoding("UTF-8");
		words.setFallbackToSystemLocale(false);
		ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
		templates.setPrefix("templates/");
		templates.setSuffix(".html");
		templates.setCharacterEncoding("UTF-8");
		SpringTemplateEngine engine = new SpringTemplateEngine();
		engine.setTemplateResolver(templates);
		engine.setTemplateEngineMessageSource(words);
		return engine;
	}

}
