package org.peerprescribing.directory.links;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageWordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "<title>example.org is for sale</title>", "<title>Example.com - Domain for sale</title>",
			"<h1>Buy this domain</h1>", "<p>This domain may be for sale by its owner!</p>",
			"<title>Parked Domain name on Hostinger</title>", "<p>This Web page is parked FREE, courtesy of</p>",
			"<p>This domain name has expired.</p>",
			"<script>window.onload=function(){window.location.href=\"/lander\"}</script>" })
	void knowsAParkedName(String page) {
		assertThat(PageWords.read(bytes(page))).contains(Cause.PARKED_PAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p>This site is not available in your country.</p>",
			"<h1>No longer available in the UK</h1>", "<p>We have had to block access from the United Kingdom.</p>",
			"<title>Not accessible in your region</title>", "<p>Sorry, your country has been blocked</p>" })
	void knowsAPageThatIsNotForThisCountry(String page) {
		assertThat(PageWords.read(bytes(page))).contains(Cause.REGION_BLOCK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<title>Horses for sale - a forum</title>", "<title>A forum</title><p>Welcome!</p>",
			"<title>Bipolar UK</title><footer>Our Online Safety Act statement</footer>", "",
			"<p>This group is available in your area and throughout the UK.</p>", "\u0000\u0001\uFFFD<<<>>>" })
	void takesNoOtherPageForOne(String page) {
		assertThat(PageWords.read(bytes(page))).isEmpty();
	}

	@Test
	void whatMembersWriteOnALongPageIsNoNotice() {
		String posts = "<title>A forum</title>" + "<p>Somebody wrote a long and friendly answer here.</p>".repeat(200)
				+ "<p>That film is not available in your country. Buy this domain!</p>";

		assertThat(PageWords.read(bytes(posts))).isEmpty();
	}

	@Test
	void aRefusalThatNamesTheCountryIsOneOfTheCountry() {
		assertThat(PageWords.refusesThisCountry(bytes("<p>Because of the Online Safety Act</p>"))).isTrue();
		assertThat(PageWords.refusesThisCountry(bytes("<p>Checking your browser</p>"))).isFalse();
	}

	private static byte[] bytes(String page) {
		return page.getBytes(StandardCharsets.UTF_8);
	}

}
