package org.peerprescribing.directory.links;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class RobotsTests {

	private static final String PRODUCT = LinkSettings.PRODUCT;

	/** A semicolon stands for the end of a line. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                                                     | /          | true
					User-agent: *; Disallow: /                                             | /          | false
					User-agent: *; Disallow: /                                             | /robots.txt | true
					User-agent: *; Disallow:                                               | /          | true
					User-agent: *; Disallow: /private                                      | /          | true
					User-agent: *; Disallow: /private                                      | /privately | false
					User-agent: *; Disallow: /private/                                     | /private   | true
					User-agent: other; Disallow: /                                         | /          | true
					user-AGENT: PEER-prescribing-LINK-checker; disallow: /                 | /          | false
					User-agent: peer-prescribing-link-checker/1.0; Disallow: /             | /          | false
					User-agent: peer-prescribing; Disallow: /                              | /          | true
					User-agent: *; Disallow: /; User-agent: peer-prescribing-link-checker; Allow: / | / | true
					User-agent: peer-prescribing-link-checker; Disallow: /a; User-agent: *; Disallow: / | /b | true
					User-agent: peer-prescribing-link-checker; User-agent: *; Disallow: /  | /          | false
					User-agent: a; User-agent: *; Disallow: /x; User-agent: b; Disallow: / | /          | true
					User-agent: *; Disallow: /a; User-agent: b; Allow: /; User-agent: *; Disallow: /c | /c | false
					User-agent: peer-prescribing-link-checker; Disallow: /a; User-agent: x; Disallow: /; User-agent: peer-prescribing-link-checker; Disallow: /c | /c | false
					User-agent: *; Disallow: /; Allow: /open                               | /open/x    | true
					User-agent: *; Allow: /open; Disallow: /                               | /shut      | false
					User-agent: *; Disallow: /same; Allow: /same                           | /same      | true
					User-agent: *; Allow: /same; Disallow: /same                           | /same      | true
					User-agent: *; Allow: /a/; Disallow: /a/b                              | /a/bc      | false
					User-agent: *; Disallow: /*.pdf$                                       | /x/y.pdf   | false
					User-agent: *; Disallow: /*.pdf$                                       | /x/y.pdf?z | true
					User-agent: *; Disallow: /*?                                           | /x?y=1     | false
					User-agent: *; Disallow: /a*b*c                                        | /a1b2c3    | false
					User-agent: *; Disallow: /a*b*c                                        | /a1c2b3    | true
					User-agent: *; Disallow: /$                                            | /          | false
					User-agent: *; Disallow: /$                                            | /x         | true
					User-agent: *; Disallow: *                                             | /x         | false
					User-agent: *; Disallow: /%7Ejoe                                       | /~joe      | false
					User-agent: *; Disallow: /a%2fb                                        | /a%2Fb     | false
					User-agent: *; Disallow: /a%2fb                                        | /a/b       | true
					User-agent: *; Disallow: /ä                                            | /%C3%A4    | false
					User-agent: * # all; Disallow: /x # not this                           | /x         | false
					Sitemap: https://example.org/s; User-agent: *; Crawl-delay: 9; Disallow: / | /      | false
					User-agent: *; Disallow: /a; Sitemap: /s; Disallow: /b                 | /b         | false
					Disallow: /                                                            | /          | true
					<html>Disallow: /</html>                                               | /          | true
					""")
	void decidesAsTheStandardSays(String file, String path, boolean allowed) {
		assertThat(Robots.parse(file.replaceAll("; ?", "\n"), PRODUCT).allow(path)).isEqualTo(allowed);
		assertThat(Robots.parse("\uFEFF" + file.replaceAll("; ?", "\r\n"), PRODUCT).allow(path)).isEqualTo(allowed);
	}

	@Test
	void noRuleTakesLong() {
		String stars = "User-agent: *\nDisallow: /" + "a*".repeat(2000) + "$\n";

		assertTimeoutPreemptively(Duration.ofSeconds(5),
				() -> Robots.parse(stars.repeat(20), PRODUCT).allow("/" + "a".repeat(8000) + "b"));
	}

	@Test
	void readsAnything() {
		assertThatNoException()
			.isThrownBy(() -> Robots.parse("%\u0000:::%zz\n:\nuser-agent\nallow:%", PRODUCT).allow("/%"));
	}

}
