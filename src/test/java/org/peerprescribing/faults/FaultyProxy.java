package org.peerprescribing.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the service and a record system and spoils calls: which ones, and how,
 * is drawn from a seed. One call a connection, so that each fault hits one call alone.
 */
final class FaultyProxy implements AutoCloseable {

	private static final Duration BUSY = Duration.ofMillis(200);

	private final ServerSocket listening;

	private final URI record;

	private final Duration late;

	private final Random random;

	private final AtomicInteger underway = new AtomicInteger();

	private final AtomicInteger struck = new AtomicInteger();

	private List<NetworkFault> faults = List.of();

	private double share;

	private boolean first;

	private @Nullable Runnable onWritten;

	/**
	 * @param record base address of the record system
	 * @param late longer than the service waits for any answer
	 */
	FaultyProxy(URI record, long seed, Duration late) {
		this.record = record;
		this.late = late;
		this.random = new Random(seed);
		try {
			this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	/** Base address of the record system, as the service sees it. */
	URI base() {
		return URI.create("http://localhost:" + this.listening.getLocalPort() + this.record.getPath());
	}

	/**
	 * From now on this share of the writing calls is spoilt, the next one certainly; each
	 * fault has its turn, in an order that is drawn.
	 */
	synchronized void spoil(List<NetworkFault> with, double share) {
		this.faults = new ArrayList<>(with);
		Collections.shuffle(this.faults, this.random);
		this.share = share;
		this.first = true;
		this.struck.set(0);
	}

	/** Everything passes; what is still under way may take its time. */
	synchronized void heal() {
		this.faults = List.of();
	}

	/**
	 * Done once, after the next writing has been done there and before it is known here.
	 */
	synchronized void onNextWriting(Runnable act) {
		this.onWritten = act;
	}

	/** How many calls were spoilt since the faults were chosen. */
	int struck() {
		return this.struck.get();
	}

	/** Returns when no call is under way any more, not even a late one. */
	void awaitQuiet() {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> this.underway.get() == 0);
	}

	/** Readings go wrong less often: else nothing would ever be written. */
	private synchronized @Nullable NetworkFault draw(boolean writing) {
		if (this.faults.isEmpty() || (!writing && this.random.nextDouble() >= this.share / 4)
				|| (writing && !this.first && this.random.nextDouble() >= this.share)) {
			return null;
		}
		if (writing) {
			this.first = false;
			return this.faults.get(this.struck.getAndIncrement() % this.faults.size());
		}
		return this.faults.get(this.random.nextInt(this.faults.size()));
	}

	private void accept() {
		while (!this.listening.isClosed()) {
			try {
				Socket client = this.listening.accept();
				Thread.ofVirtual().start(() -> serve(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket client) {
		this.underway.incrementAndGet();
		try (client) {
			byte[] request = request(client.getInputStream());
			if (request.length > 0) {
				pass(client, request, draw(request[0] == 'P'));
			}
		}
		catch (IOException ex) {
			// One side is gone, as it may.
		}
		finally {
			this.underway.decrementAndGet();
		}
	}

	private void pass(Socket client, byte[] request, @Nullable NetworkFault fault) throws IOException {
		OutputStream out = client.getOutputStream();
		switch (fault) {
			case null -> {
				byte[] answer = forward(request);
				if (request[0] == 'P') {
					written();
				}
				out.write(answer);
			}
			case CUT_BEFORE -> client.close();
			case CUT_DURING_REQUEST -> send(java.util.Arrays.copyOf(request, request.length / 2), false);
			case CUT_AFTER_REQUEST -> send(request, false);
			case ANSWER_SWALLOWED -> forward(request);
			case CUT_DURING_ANSWER -> {
				byte[] answer = forward(request);
				out.write(answer, 0, answer.length / 2);
			}
			case RESET_BEFORE -> client.setSoLinger(true, 0);
			case RESET_AFTER -> {
				forward(request);
				client.setSoLinger(true, 0);
			}
			case REQUEST_LATE -> {
				pause(this.late);
				forward(request);
			}
			case ANSWER_LATE -> {
				byte[] answer = forward(request);
				pause(this.late);
				out.write(answer);
			}
			case DRIP -> {
				for (byte one : forward(request)) {
					out.write(one);
					out.flush();
					pause(Duration.ofMillis(5));
				}
			}
			case PAGE -> out.write(answer("200 OK", "", "<html>Sign in</html>"));
			case PAGE_AFTER -> {
				forward(request);
				out.write(answer("200 OK", "", "<html>Sign in</html>"));
			}
			case EMPTY_AFTER -> {
				forward(request);
				out.write(answer("200 OK", "", ""));
			}
			case UNAVAILABLE -> out.write(answer("503 Service Unavailable", "", "later"));
			case BAD_GATEWAY_AFTER -> {
				forward(request);
				out.write(answer("502 Bad Gateway", "", "lost"));
			}
			case SLOW -> {
				pause(BUSY);
				byte[] answer = forward(request);
				pause(BUSY);
				out.write(answer);
			}
			case TOO_MANY -> out.write(answer("429 Too Many Requests", "Retry-After: 1\r\n", "later"));
		}
	}

	private void written() {
		Runnable act;
		synchronized (this) {
			act = this.onWritten;
			this.onWritten = null;
		}
		if (act != null) {
			act.run();
		}
	}

	private static byte[] answer(String status, String header, String body) {
		return ("HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n" + header
				+ "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.US_ASCII);
	}

	/** To the record system, whole; its answer, whole. */
	private byte[] forward(byte[] request) throws IOException {
		return send(request, true);
	}

	private byte[] send(byte[] request, boolean waiting) throws IOException {
		try (Socket server = new Socket(InetAddress.getLoopbackAddress(), this.record.getPort())) {
			server.getOutputStream().write(request);
			return waiting ? server.getInputStream().readAllBytes() : new byte[0];
		}
	}

	/**
	 * Head and body of one request, with the demand to close the connection after it;
	 * nothing where the caller went away.
	 */
	private static byte[] request(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
			int one = in.read();
			if (one < 0) {
				return new byte[0];
			}
			head.write(one);
		}
		String lines = head.toString(StandardCharsets.ISO_8859_1);
		int length = lines.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
			.findFirst()
			.orElse(0);
		byte[] body = in.readNBytes(length);
		if (body.length < length) {
			return new byte[0];
		}
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(lines.substring(0, lines.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
		whole.writeBytes("Connection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		whole.writeBytes(body);
		return whole.toByteArray();
	}

	private static void pause(Duration length) {
		try {
			TimeUnit.MILLISECONDS.sleep(length.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		try {
			this.listening.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
