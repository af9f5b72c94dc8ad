package org.peerprescribing.referral.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.OverHttp;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The patient's doors as they stand on the network: what every answer carries, whoever
 * asks for whatever, and what programs that look at links change, which is nothing.
 */
@OverHttp
class PatientDoorsHttpIT {

	private static final Pattern FOR_PATIENTS = Pattern.compile("/(?:l|c|my|help)(?:/.*)?");

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");

	private static final Pattern FORM = Pattern.compile("(?s)<form method=\"post\" action=\"([^\"]*)\".*?</form>");

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	private IssuedPath path;

	private Link link;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
		this.link = this.path.link(this.context);
	}

	@Test
	void everyAnswerCarriesTheSecurityHeadersAndEveryPageUrgentHelp() throws Exception {
		List<String> wrong = new ArrayList<>();
		int pages = 0;
		for (String address : addresses()) {
			for (String method : METHODS) {
				HttpResponse<String> answer = send(method, address, Map.of("Accept", "text/html,*/*"));
				String what = method + " " + address + " " + answer.statusCode() + ": ";
				if (answer.statusCode() == 500) {
					wrong.add(what + "a fault of ours");
				}
				missing(answer).forEach((name) -> wrong.add(what + name));
				boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
				if (page && !method.equals("HEAD")) {
					pages++;
					wrong.addAll(atFault(what, answer.body()));
				}
			}
		}

		assertThat(pages).isGreaterThan(50);
		assertThat(wrong).isEmpty();
	}

	@Test
	void thePageOfAFaultIsNoAddressOfItsOwn() throws Exception {
		assertThat(send("GET", "/error", Map.of("Accept", "text/html")).statusCode()).isEqualTo(404);
	}

	@Test
	void pagesAndTheirLooksArePackedAndOnlyTheLooksAreKept() throws Exception {
		Map<String, String> packed = Map.of("Accept-Encoding", "gzip", "Accept", "text/html,*/*");
		for (String looks : List.of("/assets/nhsuk-frontend.min.css", "/assets/nhsuk-frontend.min.js")) {
			HttpResponse<String> answer = send("GET", looks, packed);
			assertThat(answer.headers().firstValue("Content-Encoding")).as(looks).contains("gzip");
			assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3600", "public");
			assertThat(missing(answer)).containsExactly("Cache-Control");
		}
		assertThat(send("GET", "/assets/nhsuk-frontend.min.css", Map.of()).body()).contains(".nhsuk-button")
			.doesNotContain("@font-face", "url(//", "url(http");
		HttpResponse<String> page = send("GET", "/l/" + this.link.token(), packed);

		assertThat(page.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(missing(page)).isEmpty();
	}

	@Test
	void whatPreviewsScansAndSubmitsWithoutAPersonClimbsNoStep() throws Exception {
		String page = "/l/" + this.link.token();
		for (int i = 0; i < 25; i++) {
			send("HEAD", page, Map.of("User-Agent", "Slackbot-LinkExpanding 1.0"));
			send("GET", page, Map.of("Sec-Purpose", "prefetch;prerender", "Purpose", "prefetch"));
			send("GET", page + "?utm_source=mail", Map.of("User-Agent", "Mozilla/5.0 (compatible; SafeLinks)"));
		}
		HttpResponse<String> read = send("GET", page, Map.of("Accept", "text/html"));
		for (MatchResult found : ADDRESS.matcher(read.body()).results().toList()) {
			send("GET", resolved(page, found.group(1)), Map.of());
		}
		for (MatchResult form : FORM.matcher(read.body()).results().toList()) {
			HttpResponse<String> submitted = submit(form.group(1), read, "");
			assertThat(submitted.statusCode()).isEqualTo(422);
			assertThat(submit(form.group(1), read, "&day=1&month=1&year=1970").statusCode()).isEqualTo(422);
		}

		assertThat(step()).isEqualTo(UptakeStep.ISSUED);
		assertThat(submit(page, read, "&day=17&month=5&year=1985").statusCode()).isEqualTo(303);
		assertThat(step()).isEqualTo(UptakeStep.OPENED);
	}

	@Test
	void aFormWithoutItsTokenOrFromElsewhereIsRefusedKindlyAndChangesNothing() throws Exception {
		String page = "/l/" + this.link.token();
		HttpResponse<String> read = send("GET", page, Map.of("Accept", "text/html"));
		String earlier = token(send("GET", page, Map.of("Accept", "text/html")));
		String date = "&day=17&month=5&year=1985";
		for (HttpResponse<String> refused : List.of(post(page, cookies(read), date),
				post(page, cookies(read), "_csrf=" + date),
				post(page, cookies(read), "_csrf=" + earlier.substring(1) + date),
				// As a page of another site would: without our cookie.
				post(page, "", "_csrf=" + token(read) + date))) {
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(refused.body()).contains("116 123");
		}

		assertThat(step()).isEqualTo(UptakeStep.ISSUED);
	}

	/** Of every mapping, with links that are good, unknown and no links; and of none. */
	private Set<String> addresses() {
		Set<String> all = new TreeSet<>(Set.of("/my/nothing-here", "/help/nothing-here", "/error", "/l", "/l/%20",
				"/l/" + "A".repeat(400), "/l/..%2f", "/l/a%0Ab", "/c?code=%00"));
		this.context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.filter((pattern) -> FOR_PATIENTS.matcher(pattern).matches())
			.forEach((pattern) -> {
				all.add(pattern.replace("{token}", this.link.token()));
				all.add(pattern.replaceAll("\\{[^}]+}", "00000000000000000000000000000000"));
			});
		assertThat(all).hasSizeGreaterThan(25);
		return all;
	}

	private static List<String> missing(HttpResponse<String> answer) {
		List<String> missing = new ArrayList<>();
		Map.of("Content-Security-Policy", "default-src 'none'", "X-Content-Type-Options", "nosniff", "Referrer-Policy",
				"no-referrer", "Cache-Control", "no-store", "X-Robots-Tag", "noindex")
			.forEach((name, value) -> {
				if (!answer.headers().firstValue(name).orElse("").contains(value)) {
					missing.add(name);
				}
			});
		return missing;
	}

	private List<String> atFault(String what, String html) {
		List<String> faults = new ArrayList<>();
		if (!html.contains("id=\"urgent-help\"") || !html.contains("116 123")) {
			faults.add(what + "no urgent help");
		}
		if (ADDRESS.matcher(html).results().map((found) -> found.group(1)).anyMatch((one) -> one.contains("//"))) {
			faults.add(what + "an address elsewhere");
		}
		if (html.contains(this.path.prescription().value().toString())) {
			faults.add(what + "the prescription's id");
		}
		return faults;
	}

	private HttpResponse<String> submit(String action, HttpResponse<String> page, String fields)
			throws IOException, InterruptedException {
		return post(action, cookies(page), "_csrf=" + token(page) + fields);
	}

	private static String token(HttpResponse<String> page) {
		Matcher token = FORM_TOKEN.matcher(page.body());
		assertThat(token.find()).isTrue();
		return token.group(1);
	}

	private static String cookies(HttpResponse<String> page) {
		return page.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((one) -> one.split(";")[0])
			.reduce("", (all, one) -> all.isEmpty() ? one : all + "; " + one);
	}

	private HttpResponse<String> post(String action, String cookies, String body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(action))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(BodyPublishers.ofString(body));
		if (!cookies.isEmpty()) {
			request.header("Cookie", cookies);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> send(String method, String address, Map<String, String> headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(address)).method(method, BodyPublishers.noBody());
		headers.forEach(request::header);
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String address) {
		return URI.create("http://localhost:" + this.port + address);
	}

	private static String resolved(String page, String address) {
		return address.startsWith("?") ? page + address : address.replaceFirst("#.*", "");
	}

	private UptakeStep step() {
		return new AccessScope.OfOrganisation(Actors.WILLOW_BANK)
			.call(() -> this.context.getBean(Referrals.class).latest(this.path.prescription()))
			.orElseThrow()
			.step();
	}

}
