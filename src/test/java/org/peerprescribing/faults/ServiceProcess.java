package org.peerprescribing.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.TestProperties;

/**
 * One replica of the service as a process of its own, patient enough to work and short of
 * patience enough for a test: what takes minutes at a site takes seconds here.
 */
final class ServiceProcess implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final int port = ChildJvm.freePort();

	private final int door = ChildJvm.freePort();

	private final ChildJvm process;

	private final String name;

	/**
	 * @param database JDBC address as the run role sees it
	 * @param migrations JDBC address as the owner sees it
	 * @param record base address of the practice's record system
	 * @param own properties that differ from those below
	 */
	ServiceProcess(String name, String database, String migrations, URI record, Map<String, String> own) {
		this.name = name;
		Map<String, String> properties = properties(database, migrations, record);
		properties.put("server.port", Integer.toString(this.port));
		properties.put("db-scheduler.scheduler-name", name);
		properties.putAll(own);
		List<String> arguments = new ArrayList<>(List.of(Integer.toString(this.door)));
		properties.forEach((key, value) -> arguments.add("--" + key + "=" + value));
		this.process = new ChildJvm(name, "384m", ServiceMain.class, arguments);
	}

	private static Map<String, String> properties(String database, String migrations, URI record) {
		Map<String, String> properties = new LinkedHashMap<>(TestProperties.site());
		properties.put("server.address", "127.0.0.1");
		properties.put("spring.datasource.url", database);
		properties.put("spring.datasource.username", PostgresForTests.RUN);
		properties.put("spring.datasource.password", PostgresForTests.PASSWORD);
		properties.put("spring.datasource.hikari.maximum-pool-size", "10");
		properties.put("spring.datasource.hikari.connection-timeout", "2000");
		properties.put("spring.flyway.url", migrations);
		properties.put("spring.flyway.user", PostgresForTests.OWNER);
		properties.put("spring.flyway.password", PostgresForTests.PASSWORD);
		properties.put("peerprescribing.links.checked", "false");
		properties.put("peerprescribing.prescribing.grace", "1s");
		properties.put("peerprescribing.carerecord.endpoints[0].practice", HarnessCommands.PRACTICE.value());
		properties.put("peerprescribing.carerecord.endpoints[0].base", record.toString());
		properties.put("peerprescribing.carerecord.connect-timeout", "500ms");
		properties.put("peerprescribing.carerecord.read-timeout", "600ms");
		properties.put("peerprescribing.carerecord.write-timeout", "800ms");
		properties.put("peerprescribing.carerecord.retry-first", "100ms");
		properties.put("peerprescribing.carerecord.retry-most", "500ms");
		properties.put("peerprescribing.carerecord.lease", "6s");
		properties.put("peerprescribing.carerecord.rest", "200ms");
		properties.put("db-scheduler.polling-interval", "250ms");
		properties.put("db-scheduler.heartbeat-interval", "1s");
		properties.put("db-scheduler.missed-heartbeats-limit", "4");
		return properties;
	}

	/** Its name, also as the one that works on a task. */
	String name() {
		return this.name;
	}

	void start() {
		this.process.start();
	}

	/** See {@link ChildJvm#startWithClock(String)}. */
	void startWithClock(String skew) {
		this.process.startWithClock(skew);
	}

	void awaitReady() {
		this.process.awaitReady(uri("ready", Map.of()));
	}

	boolean isRunning() {
		return this.process.isRunning();
	}

	void kill() {
		this.process.kill();
	}

	void freeze() {
		this.process.freeze();
	}

	void thaw() {
		this.process.thaw();
	}

	void stop() {
		this.process.stop();
	}

	/** Of its real doors. */
	URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	/** Of a command of the harness. */
	Reply give(String command, Map<String, String> parameters) throws IOException {
		HttpRequest request = HttpRequest.newBuilder(uri(command, parameters))
			.timeout(Duration.ofSeconds(8))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		try {
			HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
			return new Reply(answer.statusCode(), answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private URI uri(String command, Map<String, String> parameters) {
		String query = parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return URI.create("http://localhost:" + this.door + "/" + command + (query.isEmpty() ? "" : "?" + query));
	}

	@Override
	public void close() {
		this.process.close();
	}

	/** What a command was answered with: HTTP status and one line. */
	record Reply(int status, String line) {
	}

}
