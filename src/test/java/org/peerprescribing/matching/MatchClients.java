package org.peerprescribing.matching;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.peerprescribing.directory.CommunityId;

/**
 * Clients of the matching operation. In the closed loop each asks again as soon as it is
 * answered. In the open loop questions are due at fixed times, and the time until the
 * answer counts from when it was due, so that a queue is seen.
 */
final class MatchClients {

	private static final Pattern COMMUNITY = Pattern.compile("\"HealthcareService/([a-z0-9-]+)\"");

	private static final int MOST_WAITING = 64;

	private MatchClients() {
	}

	/** Arguments: port, file with the token and the bodies, rate a second, seconds. */
	public static void main(String[] arguments) throws Exception {
		List<String> lines = Files.readAllLines(Path.of(arguments[1]));
		HttpRequest.Builder[] requests = lines.stream()
			.skip(1)
			.map((body) -> request(Integer.parseInt(arguments[0]), lines.getFirst(), body))
			.toArray(HttpRequest.Builder[]::new);
		System.out.println(load(requests, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])));
	}

	static Result inTheirOwnProcess(MeasuredService service, List<String> bodies, int aSecond, int seconds)
			throws IOException, InterruptedException {
		Path file = Files.createTempFile("match", ".txt");
		try {
			Files.write(file, Stream.concat(Stream.of(service.token()), bodies.stream()).toList());
			Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
					System.getProperty("java.class.path"), MatchClients.class.getName(),
					Integer.toString(service.port()), file.toString(), Integer.toString(aSecond),
					Integer.toString(seconds))
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("The clients failed: " + said);
			}
			return Result.read(said.strip());
		}
		finally {
			Files.delete(file);
		}
	}

	/** The community proposed first. */
	static CommunityId first(MeasuredService service, int port, String body) throws Exception {
		HttpResponse<String> response = HTTP.send(request(port, service.token(), body).build(),
				HttpResponse.BodyHandlers.ofString());
		Matcher community = COMMUNITY.matcher(response.body());
		if (response.statusCode() != 200 || !community.find()) {
			throw new IllegalStateException("No match: " + response.statusCode() + " " + response.body());
		}
		return new CommunityId(community.group(1));
	}

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static HttpRequest.Builder request(int port, String token, String body) {
		return HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/fhir/ServiceRequest/$match-communities"))
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/fhir+json")
			.timeout(Duration.ofSeconds(30))
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private static Result load(HttpRequest.Builder[] requests, int aSecond, int lasting) throws InterruptedException {
		long[] nanos = new long[100_000 * Math.max(1, lasting / 10)];
		AtomicInteger next = new AtomicInteger();
		AtomicInteger refused = new AtomicInteger();
		long started = System.nanoTime();
		long until = started + Duration.ofSeconds(lasting).toNanos();
		Thread[] clients = new Thread[(aSecond == 0) ? MatchOverHttp.CLIENTS : MOST_WAITING];
		for (int i = 0; i < clients.length; i++) {
			clients[i] = Thread.ofPlatform().start(() -> {
				while (true) {
					int call = next.getAndIncrement();
					long due = (aSecond == 0) ? System.nanoTime() : started + call * 1_000_000_000L / aSecond;
					if (due >= until || call >= nanos.length) {
						return;
					}
					for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
						LockSupport.parkNanos(wait);
					}
					if (!answered(requests[call % requests.length])) {
						refused.incrementAndGet();
					}
					nanos[call] = System.nanoTime() - due;
				}
			});
		}
		for (Thread client : clients) {
			client.join();
		}
		double seconds = (System.nanoTime() - started) / 1e9;
		long[] sorted = Arrays.stream(nanos).filter((took) -> took > 0).sorted().toArray();
		double cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
		return new Result(sorted.length, sorted.length / seconds, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99),
				at(sorted, 1), cpu, refused.get());
	}

	private static boolean answered(HttpRequest.Builder request) {
		try {
			return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).statusCode() == 200;
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

	/**
	 * What the clients saw.
	 *
	 * @param calls all of them
	 * @param rate a second
	 * @param p50 milliseconds, as all the others
	 * @param refused any answer but 200
	 */
	record Result(int calls, double rate, double p50, double p95, double p99, double worst, double cpuMillis,
			int refused) {

		static Result read(String text) {
			double[] values = Pattern.compile("=([0-9.E-]+)")
				.matcher(text)
				.results()
				.mapToDouble((found) -> Double.parseDouble(found.group(1)))
				.toArray();
			return new Result((int) values[0], values[1], values[2], values[3], values[4], values[5], values[6],
					(int) values[7]);
		}

	}

}
