package org.peerprescribing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peerprescribing.GoldenHtml.AS_IT_IS;
import static org.peerprescribing.GoldenHtml.without;

/**
 * The components of the staff's pages against the design system's: what comes from a
 * fragment as {@link DesignSystemTests} compares it, and what a template writes by hand
 * part by part.
 */
class StaffDesignSystemTests {

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	/** Whose parts a template of the staff may write itself. */
	private static final List<String> COMPONENTS = List.of("button", "card", "checkboxes", "date-input", "details",
			"error-message", "error-summary", "fieldset", "file-upload", "hint", "input", "inset-text", "label",
			"radios", "select", "summary-list", "tables", "tag", "textarea");

	/** What these come from, always. */
	private static final Pattern BY_HAND = Pattern.compile("class=\"nhsuk-(?:back-link|skip-link|pagination"
			+ "|date-input|notification-banner|header|footer|warning-callout|details|table-responsive)[ \"_]");

	/** What tells one part from another to a browser or a screen reader. */
	private static final List<String> TELLING = List.of("role", "scope", "aria-hidden", "data-module");

	@ParameterizedTest
	@MethodSource("goldens")
	void printsWhatTheDesignSystemPrints(GoldenHtml golden) throws IOException {
		assertThat(golden.printed()).isEqualTo(golden.expected());
	}

	@Test
	void everyPartThatATemplateWritesIsOneOfTheDesignSystems() throws IOException {
		Map<String, Set<String>> allowed = partsOfTheDesignSystem();
		List<String> wrong = new ArrayList<>();
		for (Path template : templates()) {
			for (Element element : Jsoup.parse(Files.readString(template)).getAllElements()) {
				String part = part(element);
				Set<String> ways = allowed.get(part);
				if (ways != null && !ways.contains(way(element))) {
					wrong.add(template + ": " + part + " is " + way(element) + ", not one of " + ways);
				}
			}
		}

		assertThat(allowed).containsKeys("nhsuk-table__header", "nhsuk-radios__input", "nhsuk-summary-list__key");
		assertThat(wrong).isEmpty();
	}

	@Test
	void everyInsetTextSaysWhatItIsToWhoCannotSeeIt() throws IOException {
		for (Path template : templates()) {
			assertThat(Jsoup.parse(Files.readString(template)).select(".nhsuk-inset-text")).as(template.toString())
				.allSatisfy((inset) -> assertThat(Objects.requireNonNull(inset.firstElementChild()).className())
					.isEqualTo("nhsuk-u-visually-hidden"));
		}
	}

	@Test
	void whatHasAFragmentIsNotWrittenByHand() throws IOException {
		assertThat(templates()).filteredOn((template) -> BY_HAND.matcher(read(template)).find()).isEmpty();
	}

	static Stream<GoldenHtml> goldens() {
		String choose = "~{layout/components :: ";
		return Stream.of(golden("button", "default", "staffButton(${in.text}, '')", oncePressed()),
				golden("button", "with double click prevented", "staffButton(${in.text}, '')", AS_IT_IS),
				golden("button", "warning", "staffButton(${in.text}, ${in.variant})", oncePressed()),
				// What is typed here may be a name as well as a number.
				new GoldenHtml("input", "with error message and hint, without heading",
						"textInput(${in.id}, ${in.label.text}, '', ${hint}, ${in.width}, ${in.inputmode}, null, ${wrong})",
						(html) -> {
							html.select("input").removeClass("nhsuk-input--code");
							html.select(".nhsuk-u-nowrap").unwrap();
							html.html(html.html());
						},
						without("input", "autocomplete", "value")
							.andThen((html) -> html.select("input").attr("name", "example"))),
				// One date a page, whose fields have the names of their parts for ids.
				new GoldenHtml("date-input", "with values",
						"typedDate(${in['values'].day}, ${in['values'].month}, ${in['values'].year})", (html) -> {
							html.html(html.select(".nhsuk-date-input").removeAttr("id").outerHtml());
							html.select("input").forEach((field) -> field.attr("id", field.attr("name")));
							html.select("label")
								.forEach((label) -> label.attr("for", label.attr("for").replace("example-", "")));
						}, without("input", "autocomplete")),
				golden("notification-banner", "with success variant", "doneBanner('Success', ${in.text})", AS_IT_IS),
				golden("details", "default",
						"folded(${in.summary.text}, " + choose + "questionLegend(${in.text}, '', false)})",
						(html) -> html.select("legend").unwrap()),
				// Ours stands right below the heading of the page.
				golden("warning-callout", "with custom heading",
						"warningCallout('Important: ', ${in.heading.text}, ${in.text})",
						(html) -> html.select("h2").tagName("h3")),
				// Ours has numbers of pages for names.
				new GoldenHtml("pagination", "default", "pageLinks(2, 3, '#')", named("Treatments", "Symptoms"),
						named("1 of 3", "3 of 3")),
				new GoldenHtml("tables", "default",
						(in) -> in.path("responsive").asBoolean(false) && !in.has("compact") && !in.has("striped"),
						"rowsTable(${in.caption.text}, ${in.caption.size}, ${in.head.![text]}, ~{})",
						(html) -> html.select("tbody").empty(), (html) -> html.select("tbody").removeAttr("role")),
				new GoldenHtml("tables", "default",
						(in) -> in.path("responsive").asBoolean(false) && !in.has("compact") && !in.has("striped"),
						"cellHeading(${in.head[0].text})", (html) -> {
							Element heading = Objects.requireNonNull(html.selectFirst(".nhsuk-table__heading"));
							html.html(heading.outerHtml());
						}, AS_IT_IS),
				// The logo is for NHS bodies only; white, so that nobody takes it for a
				// patient's page.
				new GoldenHtml("header", "with service name (linked)",
						"staffHeader(${in.service.text}, ${in.service.href}, ~{})",
						(html) -> html.select(".nhsuk-header__service-logo").remove(),
						(html) -> html.select("header").removeClass("nhsuk-header--white")),
				// A name leads nowhere.
				new GoldenHtml("header", "with account (logged in)",
						"accountLinks('Account', ${in.account.items[0].text}, ${in.account.items[1].text}, '#')",
						(html) -> {
							html.select("a.nhsuk-header__account-link svg").remove();
							html.select("a.nhsuk-header__account-link").unwrap();
							html.html(html.select("nav").outerHtml());
						}, AS_IT_IS),
				golden("error-summary", "default", "~{layout/faults :: summary(${faults})}", AS_IT_IS),
				golden("error-summary", "with multiple errors", "~{layout/faults :: summary(${faults})}", AS_IT_IS));
	}

	private static GoldenHtml golden(String component, String name, String call, Consumer<Element> ours) {
		return new GoldenHtml(component, name, call, AS_IT_IS, ours);
	}

	/** A second press of any of ours would do the same thing twice. */
	private static Consumer<Element> oncePressed() {
		return without("button", "data-prevent-double-click");
	}

	private static Consumer<Element> named(String before, String after) {
		return (html) -> {
			assertThat(html.select(".nhsuk-pagination__page").eachText()).containsExactly(before, after);
			html.select(".nhsuk-pagination__page").empty();
			html.select("a").removeAttr("href");
		};
	}

	/** Each class of a part, with the ways in which the design system writes it. */
	private static Map<String, Set<String>> partsOfTheDesignSystem() throws IOException {
		Map<String, Set<String>> parts = new TreeMap<>();
		// A body shown as a block is no group of rows any more, unless it says so.
		parts.put("nhsuk-table__body", new TreeSet<>(Set.of("tbody role=rowgroup")));
		for (String component : COMPONENTS) {
			GoldenHtml.allOf(component)
				.flatMap((html) -> html.getAllElements().stream())
				.filter((element) -> part(element).startsWith("nhsuk-"))
				.forEach((element) -> parts.computeIfAbsent(part(element), (one) -> new TreeSet<>()).add(way(element)));
		}
		return parts;
	}

	/** The first class of the design system. */
	private static String part(Element element) {
		return element.classNames()
			.stream()
			.filter((name) -> name.startsWith("nhsuk-") && !name.startsWith("nhsuk-u-"))
			.findFirst()
			.orElse("");
	}

	private static String way(Element element) {
		StringBuilder way = new StringBuilder(element.normalName());
		for (String name : TELLING) {
			if (element.hasAttr(name)) {
				way.append(' ').append(name).append('=').append(element.attr(name));
			}
		}
		return way.toString();
	}

	private static List<Path> templates() throws IOException {
		try (Stream<Path> files = Stream.of("carerecord", "directory", "patient")
			.flatMap(StaffDesignSystemTests::list)) {
			return files.filter((file) -> !file.endsWith("document.html")).sorted().toList();
		}
	}

	private static Stream<Path> list(String room) {
		try {
			return Files.list(TEMPLATES.resolve(room));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
