package org.peerprescribing.referral.web;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.support.Actors;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

class PatientLanguageIT extends PatientPagesSetup {

	private static final String WELSH = "<html lang=\"cy\"";

	private static final String ENGLISH = "<html lang=\"en\"";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "cy|cy", "cy-GB,en|cy", "en-GB,cy|en", "fr,cy|cy", "fr|en", "''|en",
			"cy;q=0.2,en;q=0.9|en", "*|en", "%%%|en" })
	void thePageIsInTheFirstOfTheTwoThatTheBrowserAsksFor(String header, String language) throws Exception {
		assertThat(html(get("/c").header("Accept-Language", header))).contains("<html lang=\"" + language + "\"");
	}

	@Test
	void aChoiceStandsOverTheBrowserAndIsKeptThereAlone() throws Exception {
		MockHttpServletResponse chosen = page(get("/l/" + this.link.token()).param("lang", "cy"));
		Cookie cookie = java.util.Objects.requireNonNull(chosen.getCookie(PatientLanguage.COOKIE));

		assertThat(chosen.getContentAsString()).contains(WELSH).contains("Beth yw eich dyddiad geni?");
		assertThat(cookie.getValue()).isEqualTo("cy");
		assertThat(cookie.getSecure() && cookie.isHttpOnly()).isTrue();
		assertThat(html(get("/help/privacy").cookie(cookie).header("Accept-Language", "en"))).contains(WELSH);
		assertThat(html(get("/help/privacy").cookie(cookie).param("lang", "en"))).contains(ENGLISH);
	}

	@ParameterizedTest
	@CsvSource({ "xx", "''", "CY" })
	void anotherLanguageIsNoChoice(String language) throws Exception {
		MockHttpServletResponse response = page(get("/c").param("lang", language));

		assertThat(response.getContentAsString()).contains(ENGLISH);
		assertThat(response.getCookie(PatientLanguage.COOKIE)).isNull();
	}

	@Test
	void everyPageBehindTheLinkIsInWelshAndOffersEnglish() throws Exception {
		Cookie visit = confirm();
		for (String page : new String[] { "/my", "/my/not-right", "/my/remind", "/my/someone", "/my/choices",
				"/my/check-in", "/help/urgent", "/help/privacy", "/help/accessibility" }) {
			assertThat(html(get(page).cookie(visit).header("Accept-Language", "cy"))).as(page)
				.contains(WELSH)
				.contains("href=\"?lang=en\"")
				.contains("Cymorth brys");
		}
	}

	@Test
	void urgentHelpIsMarkedAsEnglishOnAWelshPage() throws Exception {
		String html = html(get("/help/urgent").header("Accept-Language", "cy"));

		assertThat(html).containsPattern("<section class=\"peer-help\"[^>]* lang=\"en\"")
			.containsPattern("<div lang=\"en\">\\s*<div class=\"nhsuk-card nhsuk-card--care ")
			.contains("116 123");
	}

	@Test
	void whatACommunitySaysOfItselfIsMarkedAsEnglishOnAWelshPage() throws Exception {
		String summary = this.directory.find(latest().community()).orElseThrow().summary();

		assertThat(html(get("/my").cookie(confirm()).header("Accept-Language", "cy"))).contains(WELSH)
			.contains("lang=\"en\">" + org.springframework.web.util.HtmlUtils.htmlEscape(summary, "UTF-8"));
	}

	@Test
	void aRefusalIsInWelshToo() throws Exception {
		MockHttpServletResponse unknown = page(get("/l/AAAAAAAA").header("Accept-Language", "cy"));

		assertThat(unknown.getStatus()).isEqualTo(404);
		assertThat(unknown.getContentAsString()).contains(WELSH).contains("Ni allwn ddod o hyd");
	}

	@Test
	void staffReadEnglishWhateverTheirBrowserAsksFor() throws Exception {
		String html = html(get("/directory").with(Actors.signedIn(Actors.curator())).header("Accept-Language", "cy"));

		assertThat(html).contains(ENGLISH);
		assertThat(html(get("/").header("Accept-Language", "cy"))).contains(ENGLISH);
	}

	private String html(MockHttpServletRequestBuilder request) throws Exception {
		return page(request).getContentAsString();
	}

}
