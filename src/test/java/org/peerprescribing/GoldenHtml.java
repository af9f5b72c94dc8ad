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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.support.StaticMessageSource;

/**
 * One component of ours beside the design system's: what its own macro printed for an
 * input, as its package brings it along, the call of our fragment for the same input, and
 * what is left out of both.
 *
 * @param component its folder in the design system
 * @param name of the input there
 * @param wanted which of several inputs with this name
 * @param call of our fragment, where {@code in} is the input
 * @param theirs leaves out of theirs what ours does without
 * @param ours leaves out of ours what theirs does without
 */
record GoldenHtml(String component, String name, Predicate<JsonNode> wanted, String call, Consumer<Element> theirs,
		Consumer<Element> ours) {

	static final Consumer<Element> AS_IT_IS = (html) -> {
	};

	private static final Path COMPONENTS = Path
		.of("src/main/frontend/node_modules/nhsuk-frontend/dist/nhsuk/components");

	GoldenHtml(String component, String name, String call, Consumer<Element> theirs, Consumer<Element> ours) {
		this(component, name, (input) -> true, call, theirs, ours);
	}

	GoldenHtml(String component, String name, String call) {
		this(component, name, call, AS_IT_IS, AS_IT_IS);
	}

	static Consumer<Element> without(String selector, String... attributes) {
		return (html) -> html.select(selector)
			.forEach((element) -> Arrays.stream(attributes).forEach(element::removeAttr));
	}

	/** All that a component printed, for any input. */
	static Stream<Element> allOf(String component) throws IOException {
		return fixtures(component).map((fixture) -> Jsoup.parseBodyFragment(fixture.get("html").asString()).body());
	}

	/** Ours, one line for each tag and each text, indented by its depth. */
	List<String> printed() throws IOException {
		String called = this.call.startsWith("~{") ? this.call : "~{layout/components :: " + this.call + "}";
		Element body = Jsoup.parseBodyFragment(print(called, fixture().get("context"))).body();
		this.ours.accept(body);
		return lines(body, "");
	}

	/** Theirs, in the same form. */
	List<String> expected() throws IOException {
		Element body = Jsoup.parseBodyFragment(fixture().get("html").asString()).body();
		this.theirs.accept(body);
		return lines(body, "");
	}

	private JsonNode fixture() throws IOException {
		return fixtures(this.component).filter((fixture) -> fixture.get("name").asString().equals(this.name))
			.filter((fixture) -> this.wanted.test(fixture.get("context")))
			.findFirst()
			.orElseThrow();
	}

	private static Stream<JsonNode> fixtures(String component) throws IOException {
		return new JsonMapper().readTree(Files.readString(COMPONENTS.resolve(component).resolve("fixtures.json")))
			.get("fixtures")
			.valueStream();
	}

	private static String print(String call, JsonNode in) {
		StaticMessageSource words = new StaticMessageSource();
		words.addMessage("referral.error-prefix", Locale.UK, "Error: ");
		words.addMessage("error.title", Locale.UK, "There is a problem");
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
		context.setVariable("wrong",
				List.of(new Fault(in.path("id").asString(""), in.path("errorMessage").path("text").asString(""), "")));
		context.setVariable("faults", in.path("errorList")
			.valueStream()
			.map((fault) -> new Fault(fault.path("href").asString().substring(1), "", fault.path("text").asString()))
			.toList());
		context.setVariable("targets",
				in.path("errorList").valueStream().map((fault) -> fault.path("href").asString().substring(1)).toList());
		context.setVariable("texts",
				in.path("errorList").valueStream().map((fault) -> fault.path("text").asString()).toList());
		return engine.process("<th:block th:replace=\"" + call + "\"></th:block>", context);
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

	/** What is wrong with a field, as templates read it. */
	public record Fault(String field, String message, String summary) {
	}

	@Override
	public String toString() {
		return this.component + ", " + this.name + ": " + this.call.replaceFirst("\\(.*", "");
	}

}
