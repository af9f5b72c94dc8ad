package org.peerprescribing.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import ca.uhn.fhir.context.FhirContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.hl7.fhir.r4.model.Resource;
import org.peerprescribing.sandbox.Sandbox;
import org.peerprescribing.sandbox.SandboxPerson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running sandbox as a journey sees it: its addresses, its people, its record server,
 * and a camera. Every picture taken is also checked for accessibility.
 */
final class Stage {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newHttpClient();

	private final Sandbox sandbox;

	private int pictures;

	Stage(Sandbox sandbox) {
		this(sandbox, 0);
	}

	/** With pictures that are counted from there on, beside those of another journey. */
	Stage(Sandbox sandbox, int pictures) {
		this.sandbox = sandbox;
		this.pictures = pictures;
	}

	String address(String path) {
		return this.sandbox.options().serviceAddress() + path;
	}

	/** Signs in at the identity provider's own page and lands on the page asked for. */
	void signIn(Page page, String path, String username) {
		SandboxPerson person = SandboxPerson.all()
			.stream()
			.filter((known) -> known.username().equals(username))
			.findFirst()
			.orElseThrow();
		page.navigate(address(path));
		page.locator("#username").fill(username);
		page.locator("#password").fill(person.password());
		page.locator("#kc-login").click();
		if (person.secret() != null) {
			enterCode(page, path, person);
		}
		page.waitForURL(address(path) + "**");
	}

	/**
	 * No code is taken twice: where somebody has used this one, the next one is tried.
	 */
	private void enterCode(Page page, String path, SandboxPerson person) {
		AtomicReference<String> tried = new AtomicReference<>("");
		await("a code for " + person.username(), () -> {
			String code = String.valueOf(person.code());
			if (page.locator("#otp").count() > 0 && !code.equals(tried.get())) {
				tried.set(code);
				page.locator("#otp").fill(code);
				page.locator("#kc-login").click();
			}
			return page.url().startsWith(address(path));
		});
	}

	void enterBirthDate(Page page, LocalDate date) {
		page.getByLabel("Day").fill(Integer.toString(date.getDayOfMonth()));
		page.getByLabel("Month").fill(Integer.toString(date.getMonthValue()));
		page.getByLabel("Year").fill(Integer.toString(date.getYear()));
	}

	Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	/** Moves the sandbox's business time forward. */
	void forward(Page page, int days) {
		page.navigate(address("/sandbox/clock"));
		page.locator("#days").fill(Integer.toString(days));
		button(page, "Move time forward").click();
		page.waitForLoadState();
	}

	/**
	 * The links of the messages to a recipient, the newest first, once there are as many
	 * as expected.
	 */
	List<String> links(Page page, String recipient, int expected) {
		Locator links = page.locator("section.nhsuk-inset-text")
			.filter(new Locator.FilterOptions().setHasText(recipient))
			.locator("a[href*='/l/']");
		await("message " + expected + " to " + recipient, () -> {
			page.navigate(address("/sandbox/outbox"));
			return links.count() >= expected;
		});
		assertThat(links.count()).as("messages to " + recipient).isEqualTo(expected);
		return links.all().stream().map((link) -> link.getAttribute("href")).toList();
	}

	/** How many resources of the type the record server itself holds for this search. */
	int inTheRecord(String type, String search) {
		String body = ask(type + "?" + search + "&_summary=count");
		return Integer.parseInt(body.replaceAll("(?s).*\"total\"\\s*:\\s*(\\d+).*", "$1"));
	}

	String ask(String query) {
		try {
			return this.http
				.send(HttpRequest.newBuilder(URI.create(this.sandbox.options().recordAddress() + "/fhir/" + query))
					.header("Cache-Control", "no-cache")
					.build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Somebody at the practice enters it into the record system. */
	void addToTheRecord(Resource resource) {
		try {
			HttpResponse<String> answer = this.http.send(HttpRequest
				.newBuilder(URI.create(this.sandbox.options().recordAddress() + "/fhir/" + resource.fhirType()))
				.header("Content-Type", "application/fhir+json")
				.POST(HttpRequest.BodyPublishers
					.ofString(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource)))
				.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Waits for a condition that another process brings about. */
	void await(String what, BooleanSupplier condition) {
		org.awaitility.Awaitility.await(what)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(500))
			.until(condition::getAsBoolean);
	}

	/**
	 * Takes a picture into {@code target/screenshots} and finds no accessibility
	 * violation on the page.
	 */
	void picture(Page page, String name) {
		photograph(page, name);
		assertThat(page.locator(".nhsuk-error-summary").count() > 0)
			.as("an error summary, and a title that says so, on " + name)
			.isEqualTo(page.title().startsWith("Error: "));
		List<Rule> violations = new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
			.analyze()
			.getViolations();
		assertThat(violations.stream()
			.map((rule) -> rule.getId() + ": " + rule.getNodes().stream().map((node) -> node.getHtml()).toList()))
			.as("accessibility of " + name)
			.isEmpty();
	}

	/** The patient's page in the record system, which is not ours to check. */
	void pictureOfTheRecord(Page page, String patient) {
		page.navigate(this.sandbox.options().recordAddress());
		page.getByText(patient).first().click();
		photograph(page, "the-record");
	}

	private void photograph(Page page, String name) {
		this.pictures++;
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setPath(Path.of("target/screenshots/%02d-%s.png".formatted(this.pictures, name))));
	}

}
