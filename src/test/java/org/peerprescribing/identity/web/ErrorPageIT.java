package org.peerprescribing.identity.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.OverHttp;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What a patient sees when something fails: the server itself turns to that page. */
@OverHttp
class ErrorPageIT {

	private static final String CORRELATION = "a-correlation-of-a-test";

	@LocalServerPort
	private int port;

	@Test
	void asksToReloadAfterAFormWithoutItsToken() throws Exception {
		HttpResponse<String> page = send(request("/my/joined").POST(HttpRequest.BodyPublishers.noBody()));

		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(heading(page)).isEqualTo("Reload the page and try again");
		assertThat(page.body()).contains("<title>Reload the page and try again</title>");
		assertSaysNothingElse(page);
	}

	@Test
	void saysThatAPageIsNotThere() throws Exception {
		HttpResponse<String> page = send(request("/help/no-such-page").GET());

		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(heading(page)).isEqualTo("Page not found");
		assertSaysNothingElse(page);
	}

	@Test
	void saysOnlyThatSomethingWentWrongInAllOtherCases() throws Exception {
		HttpResponse<String> page = send(request("/my/joined").GET());

		assertThat(page.statusCode()).isEqualTo(405);
		assertThat(heading(page)).isEqualTo("Something went wrong");
		assertSaysNothingElse(page);
	}

	private static void assertSaysNothingElse(HttpResponse<String> page) {
		String article = page.body().replaceAll("(?s).*<article>(.*?)</article>.*", "$1");
		assertThat(article.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").strip())
			.isEqualTo(heading(page) + " Reference: " + CORRELATION);
		assertThat(page.headers().firstValue(CorrelationFilter.HEADER)).contains(CORRELATION);
		assertThat(page.body()).contains("999").contains("116 123").doesNotContain("Exception").doesNotContain("??");
	}

	private static String heading(HttpResponse<String> page) {
		return page.body().replaceAll("(?s).*<h1[^>]*>(.*?)</h1>.*", "$1");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Accept", "text/html")
			.header(CorrelationFilter.HEADER, CORRELATION);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

}
