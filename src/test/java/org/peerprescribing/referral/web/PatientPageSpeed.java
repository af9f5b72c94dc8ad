package org.peerprescribing.referral.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.TestProperties;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The patient's pages of the whole service, asked for over HTTP by eight clients of the
 * same process, on a PostgreSQL that waits for its disk. Prints one table. Target: 95 of
 * 100 answers of each page within 50 ms.
 */
final class PatientPageSpeed {

	private static final int CLIENTS = 8;

	private static final int PATIENTS = 64;

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private PatientPageSpeed() {
	}

	/** The only argument: for how many seconds each page is asked for. */
	public static void main(String[] arguments) {
		try {
			measure(Duration.ofSeconds((arguments.length > 0) ? Integer.parseInt(arguments[0]) : 10));
			System.exit(0);
		}
		catch (Exception ex) {
			ex.printStackTrace();
			System.exit(1);
		}
	}

	private static void measure(Duration lasting) throws Exception {
		EmbeddedPostgres database = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.start();
		PostgresForTests.createRoles(database);
		try (database; ConfigurableApplicationContext service = start(database)) {
			String base = "http://localhost:"
					+ Objects.requireNonNull(((ServletWebServerApplicationContext) service).getWebServer()).getPort();
			List<Patient> patients = new ArrayList<>();
			for (int i = 0; i < PATIENTS; i++) {
				patients.add(Patient.comeIn(base, "/l/" + IssuedPath.issue(service).link(service).token()));
			}
			Map<String, Function<Patient, HttpRequest>> pages = pages(base);
			for (Function<Patient, HttpRequest> page : pages.values()) {
				load(page, patients, lasting.dividedBy(2));
			}
			List<String> lines = new ArrayList<>(
					List.of("| page | answers | rate /s | p50 ms | p95 ms | p99 ms | other |",
							"|---|---|---|---|---|---|---|"));
			for (Map.Entry<String, Function<Patient, HttpRequest>> page : pages.entrySet()) {
				lines.add("| " + page.getKey() + load(page.getValue(), patients, lasting));
			}
			System.out.println();
			lines.forEach(System.out::println);
		}
	}

	private static Map<String, Function<Patient, HttpRequest>> pages(String base) {
		Map<String, Function<Patient, HttpRequest>> pages = new LinkedHashMap<>();
		pages.put("GET /l/…", (patient) -> get(base + patient.link(), patient));
		for (String page : List.of("/c", "/my", "/my/not-right", "/my/remind", "/my/someone", "/my/choices",
				"/my/measures", "/my/check-in", "/my/help-now", "/help/urgent", "/help/privacy", "/help/writing")) {
			pages.put("GET " + page, (patient) -> get(base + page, patient));
		}
		pages.put("POST /l/…", (patient) -> post(base + patient.link(), patient, Patient.BORN));
		pages.put("POST /my/choices", (patient) -> post(base + "/my/choices", patient, "&sharing=CODES_ONLY"));
		pages.put("POST /my/remind", (patient) -> post(base + "/my/remind", patient, "&days=7"));
		pages.put("POST /my/go", (patient) -> post(base + "/my/go", patient, ""));
		return pages;
	}

	private static ConfigurableApplicationContext start(EmbeddedPostgres database) {
		String url = database.getJdbcUrl("postgres", "peer").replaceFirst("\\?.*", "");
		Map<String, String> settings = new LinkedHashMap<>(TestProperties.site());
		settings.put("server.port", "0");
		settings.put("spring.main.register-shutdown-hook", "false");
		settings.put("spring.datasource.url", url);
		settings.put("spring.datasource.username", PostgresForTests.RUN);
		settings.put("spring.datasource.password", PostgresForTests.PASSWORD);
		settings.put("spring.flyway.url", url);
		settings.put("spring.flyway.user", PostgresForTests.OWNER);
		settings.put("spring.flyway.password", PostgresForTests.PASSWORD);
		settings.put("peerprescribing.outcomes.measures", "ons4,ucla3");
		return SpringApplication.run(PeerPrescribingApplication.class,
				settings.entrySet()
					.stream()
					.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
					.toArray(String[]::new));
	}

	/** Each client asks again as soon as it is answered. */
	private static String load(Function<Patient, HttpRequest> page, List<Patient> patients, Duration lasting)
			throws InterruptedException {
		long started = System.nanoTime();
		long until = started + lasting.toNanos();
		AtomicInteger next = new AtomicInteger();
		AtomicInteger other = new AtomicInteger();
		List<List<Long>> took = new ArrayList<>();
		Thread[] clients = new Thread[CLIENTS];
		for (int i = 0; i < CLIENTS; i++) {
			List<Long> mine = new ArrayList<>();
			took.add(mine);
			clients[i] = Thread.ofPlatform().start(() -> {
				while (System.nanoTime() < until) {
					HttpRequest request = page.apply(patients.get(next.getAndIncrement() % patients.size()));
					long asked = System.nanoTime();
					if (!isAnswered(request)) {
						other.incrementAndGet();
					}
					mine.add(System.nanoTime() - asked);
				}
			});
		}
		for (Thread client : clients) {
			client.join();
		}
		long[] sorted = took.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
		double seconds = (System.nanoTime() - started) / 1e9;
		return String.format(Locale.ROOT, " | %d | %.0f | %.1f | %.1f | %.1f | %d |", sorted.length,
				sorted.length / seconds, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), other.get());
	}

	private static boolean isAnswered(HttpRequest request) {
		try {
			int status = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
			return status == 200 || status == 303;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static double at(long[] sorted, double share) {
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
	}

	private static HttpRequest get(String address, Patient patient) {
		return HttpRequest.newBuilder(URI.create(address))
			.header("Accept", "text/html")
			.header("Accept-Encoding", "gzip")
			.header("Cookie", patient.cookies())
			.build();
	}

	private static HttpRequest post(String address, Patient patient, String fields) {
		return HttpRequest.newBuilder(URI.create(address))
			.header("Accept", "text/html")
			.header("Accept-Encoding", "gzip")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Cookie", patient.cookies())
			.POST(HttpRequest.BodyPublishers.ofString("_csrf=" + patient.formToken() + fields))
			.build();
	}

	/**
	 * Somebody who has opened their page.
	 *
	 * @param link the way in
	 * @param cookies of the form and of the visit
	 * @param formToken belongs to the first of them
	 */
	private record Patient(String link, String cookies, String formToken) {

		static final String BORN = "&day=17&month=5&year=1985";

		static Patient comeIn(String base, String link) throws IOException, InterruptedException {
			HttpResponse<String> page = HTTP.send(
					HttpRequest.newBuilder(URI.create(base + link)).header("Accept", "text/html").build(),
					HttpResponse.BodyHandlers.ofString());
			Matcher token = FORM_TOKEN.matcher(page.body());
			if (!token.find()) {
				throw new IllegalStateException("No form at " + page.statusCode());
			}
			Patient before = new Patient(link, cookies(page), token.group(1));
			HttpResponse<String> right = HTTP.send(post(base + link, before, BORN),
					HttpResponse.BodyHandlers.ofString());
			if (right.statusCode() != 303) {
				throw new IllegalStateException("Not let in: " + right.statusCode());
			}
			return new Patient(link, before.cookies() + "; " + cookies(right), before.formToken());
		}

		private static String cookies(HttpResponse<String> answer) {
			return answer.headers()
				.allValues("Set-Cookie")
				.stream()
				.map((cookie) -> Arrays.asList(cookie.split(";")).getFirst())
				.collect(Collectors.joining("; "));
		}

	}

}
