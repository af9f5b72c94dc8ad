package org.peerprescribing.carerecord;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.shared.OdsCode;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said to a record system goes to that one only, and no answer is taken whole.
 */
class RecordClientTests {

	private static final int LARGEST = 1000;

	private final Queue<Headers> elsewhere = new ConcurrentLinkedQueue<>();

	private final Queue<Headers> here = new ConcurrentLinkedQueue<>();

	private final HttpServer other = server((exchange) -> {
		this.elsewhere.add(exchange.getRequestHeaders());
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
	});

	private final CareRecordSettings settings = new CareRecordSettings(Duration.ofSeconds(2), Duration.ofSeconds(10),
			Duration.ofSeconds(10), LARGEST, Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofDays(7),
			Duration.ofMinutes(3), 4, Duration.ofSeconds(30), Duration.ofDays(7), List.of());

	private final RecordClient client = new RecordClient(this.settings,
			new RecordTokens(new MockEnvironment().withProperty("by-hand", "secret"), this.settings),
			Clock.systemUTC());

	private HttpServer record = this.other;

	@AfterEach
	void close() {
		this.other.stop(0);
		this.record.stop(0);
	}

	@Test
	void aRedirectToAnotherHostIsNotFollowedAndTheTokenStaysHere() {
		String there = address(this.other) + "/fhir/";
		for (int status : List.of(301, 302, 307, 308)) {
			this.record = server((exchange) -> {
				this.here.add(exchange.getRequestHeaders());
				exchange.getResponseHeaders().add("Location", there);
				exchange.sendResponseHeaders(status, -1);
				exchange.close();
			});

			RecordAnswer read = this.client.search(endpoint(), "Patient", Map.of("identifier", "a|b"));
			RecordAnswer written = this.client.transaction(endpoint(), new byte[] { '{', '}' });
			this.record.stop(0);

			assertThat(List.of(read, written))
				.allSatisfy((answer) -> assertThat(answer).isInstanceOfSatisfying(RecordAnswer.Answered.class,
						(said) -> assertThat(said.status()).isEqualTo(status)));
		}
		assertThat(this.elsewhere).isEmpty();
		assertThat(this.here).hasSize(8)
			.allSatisfy((sent) -> assertThat(sent.getFirst("Authorization")).isEqualTo("Bearer secret"));
	}

	@Test
	void anAnswerBeyondTheLimitIsBrokenOff() {
		for (int size : List.of(LARGEST, LARGEST + 1, 50_000_000)) {
			this.record = server((exchange) -> {
				exchange.sendResponseHeaders(200, 0);
				byte[] some = "x".repeat(Math.min(size, 100_000)).getBytes(StandardCharsets.US_ASCII);
				for (long sent = 0; sent < size; sent += some.length) {
					exchange.getResponseBody().write(some);
				}
				exchange.close();
			});

			RecordAnswer answer = this.client.search(endpoint(), "Patient", Map.of());
			this.record.stop(0);

			assertThat(answer).as("bytes: " + size)
				.isInstanceOf((size <= LARGEST) ? RecordAnswer.Answered.class : RecordAnswer.BrokenOff.class);
		}
	}

	@Test
	void nothingIsAskedOfACache() {
		this.record = server((exchange) -> {
			this.here.add(exchange.getRequestHeaders());
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});

		this.client.search(endpoint(), "Patient", Map.of());

		assertThat(this.here).singleElement()
			.satisfies((sent) -> assertThat(sent.getFirst("Cache-Control")).isEqualTo("no-cache"));
	}

	private RecordEndpoint endpoint() {
		return new RecordEndpoint(new OdsCode("Y12345"), URI.create(address(this.record) + "/fhir"),
				new RecordAccess.Bearer("by-hand"), true);
	}

	private static String address(HttpServer server) {
		return "http://localhost:" + server.getAddress().getPort();
	}

	private static HttpServer server(HttpHandler handler) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", handler);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
