package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each of our components against what the design system's own macro prints for the same
 * input, as its package brings it along. Classes of ours are left out; whatever else
 * differs is named here with its reason.
 */
class DesignSystemTests {

	private static final Path COMPONENTS = Path
		.of("src/main/frontend/node_modules/nhsuk-frontend/dist/nhsuk/components");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	/** Parts of components that a page of a patient gets from a fragment alone. */
	private static final Pattern BY_HAND = Pattern
		.compile("class=\"nhsuk-(?:button|back-link|skip-link|error-summary|error-message|radios|date-input|header"
				+ "|footer|summary-list__row|card--care)[ \"_]");

	private static final Consumer<Element> AS_IT_IS = (html) -> {
	};

	@ParameterizedTest
	@MethodSource("goldens")
	void printsWhatTheDesignSystemPrints(Golden golden) throws IOException {
		JsonNode fixture = golden.fixture();
		Element theirs = Jsoup.parseBodyFragment(fixture.get("html").asString()).body();
		Element ours = Jsoup.parseBodyFragment(print(golden.call(), fixture.get("context"))).body();
		golden.theirs().accept(theirs);
		golden.ours().accept(ours);

		assertThat(lines(ours, "")).isEqualTo(lines(theirs, ""));
	}

	/** Communities have a page of their own, with codes for answers. */
	@Test
	void noPageOfAPatientWritesAComponentByHand() throws IOException {
		try (Stream<Path> pages = Stream.concat(Files.list(TEMPLATES.resolve("referral")),
				Files.list(TEMPLATES.resolve("outcomes")))) {
			assertThat(pages.filter((page) -> !page.endsWith("community-code.html")).filter((page) -> {
				try {
					return BY_HAND.matcher(Files.readString(page)).find();
				}
				catch (IOException ex) {
					throw new java.io.UncheckedIOException(ex);
				}
			})).isEmpty();
		}
	}

	static Stream<Golden> goldens() {
		String day = "'Day', 'Month', 'Year'";
		return Stream.of(golden("button", "with double click prevented", "primaryButton(${in.text})"),
				// A second press of any of our buttons would do the same thing twice.
				golden("button", "secondary", "secondaryButton(${in.text})", AS_IT_IS,
						without("button", "data-prevent-double-click")),
				golden("button", "secondary as a link", "secondaryLink(${in.text}, ${in.href})"),
				golden("back-link", "default", "backLink(${in.text}, ${in.href})"),
				golden("skip-link", "default", "skipLink(${in.text}, ${in.href})"),
				// Ours leads somewhere.
				golden("inset-text", "default", "insetLink('Information:', ${in.text}, '#')", AS_IT_IS,
						(html) -> html.select("a").unwrap()),
				golden("error-summary", "default", "errorSummary('There is a problem', ${targets}, ${texts})"),
				golden("error-summary", "with multiple errors",
						"errorSummary('There is a problem', ${targets}, ${texts})"),
				golden("radios", "legend", radios("'s', false, null, null")),
				golden("radios", "with hint", radios("'l', true, ${in.hint.text}, null")),
				golden("radios", "with error message", radios("'l', true, null, ${in.errorMessage.text}")),
				// Others' words are in English whatever the page is in.
				golden("radios", "legend",
						"instrumentRadios(${in.idPrefix}, ${in.name}, ${question}, 's', null, ${options}, null)",
						AS_IT_IS, without("[lang]", "lang")),
				golden("date-input", "with autocomplete values",
						"dateInput(${in.id}, ${question}, 'l', true, ${in.hint.text}, null, " + day + ", 'bday')"),
				golden("date-input", "with error message and hint",
						"dateInput(${in.id}, ${question}, 'l', true, ${in.hint.text}, ${in.errorMessage.text}, " + day
								+ ", null)"),
				// Theirs is a number; of ours no browser and no keyboard should make a
				// word.
				golden("input", "with error message and hint, without heading",
						"codeInput(${in.id}, ${in.name}, ${in.label.text}, ${hint}, ${in.errorMessage.text})",
						without("input", "inputmode").andThen((html) -> {
							html.select(".nhsuk-u-nowrap").unwrap();
							html.html(html.html());
						}), without("input", "autocomplete", "autocapitalize")),
				golden("summary-list", "default", "summaryRow(${in.rows[0].key.text}, ${in.rows[0].value.text})",
						(html) -> {
							html.select(".nhsuk-summary-list__row:gt(0)").remove();
							html.select("dl").unwrap();
						}, AS_IT_IS),
				golden("card", "emergency (red and black)",
						"emergencyCard('Immediate action required: ', ${in.heading}, ~{})",
						(html) -> html.select(".nhsuk-card__content").empty(), AS_IT_IS),
				// The logo is for NHS bodies only.
				golden("header", "with service name", "pageHeader(${in.service.text}, ~{})",
						(html) -> html.select(".nhsuk-header__service-logo").remove(), AS_IT_IS),
				golden("footer", "default",
						"pageFooter('Support links', ~{layout/components :: footerLink(${in.meta.items[0].text}, '#')})",
						(html) -> html.select("li:gt(0), p").remove(), AS_IT_IS));
	}

	private static String radios(String rest) {
		return "radios(${in.idPrefix}, ${in.name}, ${question}, " + rest + ", ${values}, 'answer.', null)";
	}

	private static Golden golden(String component, String fixture, String call) {
		return golden(component, fixture, call, AS_IT_IS, AS_IT_IS);
	}

	private static Golden golden(String component, String fixture, String call, Consumer<Element> theirs,
			Consumer<Element> ours) {
		return new Golden(component, fixture, call, theirs, ours);
	}

	private static Consumer<Element> without(String selector, String... attributes) {
		return (html) -> html.select(selector)
			.forEach((element) -> Arrays.stream(attributes).forEach(element::removeAttr));
	}

	private static String print(String call, JsonNode in) {
		StaticMessageSource words = new StaticMessageSource();
		words.addMessage("referral.error-prefix", Locale.UK, "Error: ");
		in.path("items")
			.forEach((item) -> words.addMessage("answer." + item.path("value").asString(), Locale.UK,
					item.path("text").asString()));
		SpringTemplateEngine engine = new SpringTemplateEngine();
		ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
		files.setPrefix("templates/");
		files.setSuffix(".html");
		files.setCharacterEncoding("UTF-8");
		files.getResolvablePatternSpec().addPattern("layout/*");
		files.setOrder(1);
		StringTemplateResolver inline = new StringTemplateResolver();
		inline.setOrder(2);
		engine.addTemplateResolver(files);
		engine.addTemplateResolver(inline);
		engine.setTemplateEngineMessageSource(words);
		Context context = new Context(Locale.UK);
		context.setVariable("in", new JsonMapper().convertValue(in, TreeMap.class));
		JsonNode legend = in.path("fieldset").path("legend");
		context.setVariable("question", legend.path("heading").asString(legend.path("text").asString("")));
		context.setVariable("hint", Jsoup.parse(in.path("hint").path("html").asString("")).text());
		context.setVariable("values",
				in.path("items").valueStream().map((item) -> item.path("value").asString()).toList());
		context.setVariable("options",
				in.path("items")
					.valueStream()
					.map((item) -> new Option(item.path("value").asString(), item.path("text").asString()))
					.toList());
		context.setVariable("targets",
				in.path("errorList").valueStream().map((fault) -> fault.path("href").asString().substring(1)).toList());
		context.setVariable("texts",
				in.path("errorList").valueStream().map((fault) -> fault.path("text").asString()).toList());
		return engine.process("<th:block th:replace=\"~{layout/components :: " + call + "}\"></th:block>", context);
	}

	/** One line for each tag and each text, indented by its depth. */
	private static List<String> lines(Element element, String indent) {
		return element.childNodes().stream().flatMap((node) -> line(node, indent)).toList();
	}

	private static Stream<String> line(Node node, String indent) {
		return switch (node) {
			case TextNode text when !text.isBlank() -> Stream.of(indent + text.text().strip());
			case Element element ->
				Stream.concat(Stream.of(indent + tag(element)), lines(element, indent + "  ").stream());
			default -> Stream.of();
		};
	}

	private static String tag(Element element) {
		TreeMap<String, String> said = new TreeMap<>();
		for (Attribute attribute : element.attributes()) {
			said.put(attribute.getKey(), attribute.getValue());
		}
		said.computeIfPresent("class",
				(name, classes) -> Arrays.stream(classes.strip().split("\\s+"))
					.filter((one) -> !one.startsWith("peer-"))
					.collect(Collectors.toCollection(TreeSet::new))
					.toString());
		return "<" + element.tagName() + " " + said + ">";
	}

	/** An answer of an instrument, as templates read it. */
	public record Option(String value, String display) {
	}

	/** The first fixture of this name, the call of ours, and what is left out of both. */
	private record Golden(String component, String name, String call, Consumer<Element> theirs,
			Consumer<Element> ours) {

		JsonNode fixture() throws IOException {
			JsonNode all = new JsonMapper()
				.readTree(Files.readString(COMPONENTS.resolve(this.component).resolve("fixtures.json")));
			return all.get("fixtures")
				.valueStream()
				.filter((fixture) -> fixture.get("name").asString().equals(this.name))
				.findFirst()
				.orElseThrow();
		}

		@Override
		public String toString() {
			return this.component + ", " + this.name + ": " + this.call.replaceFirst("\\(.*", "");
		}

	}

}
