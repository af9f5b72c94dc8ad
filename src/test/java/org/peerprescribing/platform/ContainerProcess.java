package org.peerprescribing.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * The image's own command, with the files of its layers and this machine's Java: what an
 * engine would start, where there is none.
 */
final class ContainerProcess implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.connectTimeout(Duration.ofSeconds(2))
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final Process process;

	private final Path log;

	private ContainerProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	static ContainerProcess start(JsonNode entrypoint, Path root, Map<String, String> environment, Path log,
			List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(
				StreamSupport.stream(entrypoint.spliterator(), false).map(JsonNode::asString).toList());
		command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// The paths are those of the container; the classpath lies in a file of the
		// image.
		command.replaceAll((word) -> word.startsWith("@/app/") ? "@" + moved(root, word.substring(1))
				: word.replace("/app/", root + "/app/"));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().putAll(environment);
		return new ContainerProcess(builder.start(), log);
	}

	private static Path moved(Path root, String file) {
		try {
			Path original = root.resolve(file.substring(1));
			Path copy = Files.createTempFile("classpath", "");
			copy.toFile().deleteOnExit();
			return Files.writeString(copy, Files.readString(original).replace("/app/", root + "/app/"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int end(Duration patience) throws InterruptedException {
		if (!this.process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("It does not end");
		}
		return this.process.exitValue();
	}

	/** As Kubernetes does, once the pod has left the balancer. */
	void stop() {
		this.process.destroy();
	}

	String log() throws IOException {
		return Files.readString(this.log);
	}

	void awaitOk(int port, String path) {
		Awaitility.await(path)
			.atMost(Duration.ofSeconds(240))
			.pollInterval(Duration.ofMillis(200))
			.failFast("It ended while starting", () -> !this.process.isAlive())
			.until(() -> status(port, path) == 200);
	}

	private static int status(int port, String path) throws InterruptedException {
		try {
			return get(port, path).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	static HttpResponse<String> get(int port, String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.timeout(Duration.ofSeconds(10));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Override
	public void close() throws InterruptedException {
		if (this.process.isAlive()) {
			this.process.destroyForcibly();
			this.process.waitFor(20, TimeUnit.SECONDS);
		}
	}

}
