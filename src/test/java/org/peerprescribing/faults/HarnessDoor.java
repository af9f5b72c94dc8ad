package org.peerprescribing.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.MovableClock;

import org.springframework.context.ApplicationContext;

/**
 * Turns a call such as {@code /sign?key=…} into one of the {@link HarnessCommands}, and
 * its answer into a line of text. A problem is answered with its status and code,
 * anything unforeseen with 500.
 */
final class HarnessDoor {

	private HarnessDoor() {
	}

	static void open(int port, ApplicationContext context, MovableClock clock) throws IOException {
		HarnessCommands commands = new HarnessCommands(context, clock, HarnessCommands.PRACTICE);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/", (exchange) -> answer(exchange, commands));
		server.start();
	}

	private static void answer(HttpExchange exchange, HarnessCommands commands) throws IOException {
		String command = exchange.getRequestURI().getPath().substring(1);
		try {
			say(exchange, 200, commands.carryOut(command, parameters(exchange.getRequestURI().getRawQuery())));
		}
		catch (ProblemException ex) {
			say(exchange, ex.problem().status(), ex.problem().code());
		}
		catch (RuntimeException ex) {
			ex.printStackTrace();
			say(exchange, 500, ex.getClass().getSimpleName());
		}
	}

	private static Map<String, String> parameters(@org.jspecify.annotations.Nullable String query) {
		if (query == null) {
			return Map.of();
		}
		return Arrays.stream(query.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	private static void say(HttpExchange exchange, int status, String line) throws IOException {
		byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
