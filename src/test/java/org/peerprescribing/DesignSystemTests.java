package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peerprescribing.GoldenHtml.AS_IT_IS;
import static org.peerprescribing.GoldenHtml.without;

/**
 * Each of our components against what the design system's own macro prints for the same
 * input, as its package brings it along. Classes of ours are left out; whatever else
 * differs is named here with its reason.
 */
class DesignSystemTests {

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	/** Parts of components that a page of a patient gets from a fragment alone. */
	private static final Pattern BY_HAND = Pattern
		.compile("class=\"nhsuk-(?:button|back-link|skip-link|error-summary|error-message|radios|date-input|header"
				+ "|footer|summary-list__row|card--care)[ \"_]");

	@ParameterizedTest
	@MethodSource("goldens")
	void printsWhatTheDesignSystemPrints(GoldenHtml golden) throws IOException {
		assertThat(golden.printed()).isEqualTo(golden.expected());
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

	static Stream<GoldenHtml> goldens() {
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

	private static GoldenHtml golden(String component, String fixture, String call) {
		return new GoldenHtml(component, fixture, call);
	}

	private static GoldenHtml golden(String component, String fixture, String call, Consumer<Element> theirs,
			Consumer<Element> ours) {
		return new GoldenHtml(component, fixture, call, theirs, ours);
	}

}
