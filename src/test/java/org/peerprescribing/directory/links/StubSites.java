package org.peerprescribing.directory.links;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Sites of invented hosts on one port of this machine, plain or with TLS, each page with
 * a fault of its own; with the names and the policy by which they alone can be reached.
 */
public final class StubSites implements AutoCloseable {

	private static final int ENDLESS = 64 * 1024 * 1024;

	private final ServerSocket listening;

	private final String scheme;

	private final SSLContext trusted;

	private final Map<String, Page> pages = new ConcurrentHashMap<>();

	private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private final List<String> heads = Collections.synchronizedList(new ArrayList<>());

	private final List<Long> startedAt = Collections.synchronizedList(new ArrayList<>());

	private volatile boolean down;

	private volatile long sent;

	/** Plain, for tests of other packages. */
	public StubSites() {
		this(null);
	}

	/** With TLS for one name. */
	public static StubSites secure(String name, Path folder) throws IOException, GeneralSecurityException {
		return new StubSites(StubCertificates.of(name, folder));
	}

	StubSites(@Nullable SSLContext tls) {
		try {
			InetAddress here = InetAddress.getLoopbackAddress();
			this.listening = (tls != null) ? tls.getServerSocketFactory().createServerSocket(0, 50, here)
					: new ServerSocket(0, 50, here);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.trusted = (tls != null) ? tls : SSLContexts.createDefault();
		this.scheme = (tls != null) ? "https://" : "http://";
		Thread.ofVirtual().start(this::accept);
	}

	/** The address of a page, with the port on which it is. */
	public String at(String host, String path) {
		return this.scheme + host + ":" + this.listening.getLocalPort() + path;
	}

	/** A JSON document. */
	public String document(String host, String path, String body) {
		return page(host, path, new Page(200, "Content-Type: application/json\r\n", body, Fault.NONE));
	}

	/** What is answered there; 404 elsewhere. */
	public String page(String host, String path, Page page) {
		this.pages.put(host + path, page);
		return at(host, path);
	}

	/** The home page of a host. */
	String home(String host, Page page) {
		return page(host, "/", page);
	}

	public void name(String host, String... addresses) {
		this.names.put(host, List.of(addresses).stream().map(StubSites::address).toList());
	}

	/** As if the network of the checker were down: no name is found. */
	void down(boolean isDown) {
		this.down = isDown;
	}

	/** Every request so far, as host and path; robots.txt left out. */
	public List<String> asked() {
		synchronized (this.asked) {
			return this.asked.stream().filter((page) -> !page.endsWith("/robots.txt")).toList();
		}
	}

	List<String> askedAll() {
		return List.copyOf(this.asked);
	}

	List<String> heads() {
		return List.copyOf(this.heads);
	}

	List<Long> startedAt() {
		return List.copyOf(this.startedAt);
	}

	/** Bytes of endless pages that were taken. */
	public long sent() {
		return this.sent;
	}

	List<InetAddress> addresses(String host) throws UnknownHostException {
		if (this.down) {
			throw new Names.NotAnswered(host);
		}
		List<InetAddress> found = this.names.get(host);
		if (found == null && !host.endsWith(".test")) {
			throw new UnknownHostException(host);
		}
		return (found != null) ? found : List.of(InetAddress.getLoopbackAddress());
	}

	/** The public web, and this one port. */
	boolean allows(InetAddress address, int port) {
		return OutgoingPolicy.PUBLIC_WEB.allows(address, port)
				|| (address.equals(InetAddress.getLoopbackAddress()) && port == this.listening.getLocalPort());
	}

	/** Reads documents of these sites under the guard of the service itself. */
	public WebDocuments documents(Duration whole, int longest) {
		return new WebDocuments(
				new PageFetcher("peer-prescribing-feed-reader/1.0 (+https://peer.example)", this::addresses,
						this::allows, this.trusted, new PageFetcher.Limits(Duration.ofSeconds(5), whole, longest + 1)),
				longest);
	}

	PageFetcher fetcher(SSLContext trust, Duration whole) {
		return new PageFetcher("peer-prescribing-link-checker/1.0 (+https://peer.example)", this::addresses,
				this::allows, trust, new PageFetcher.Limits(Duration.ofSeconds(5), whole, 512 * 1024));
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

	private void accept() {
		while (!this.listening.isClosed()) {
			try {
				Socket socket = this.listening.accept();
				Thread.ofVirtual().start(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			BufferedReader in = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			StringBuilder head = new StringBuilder();
			for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
				head.append(line).append('\n');
			}
			if (head.isEmpty()) {
				return;
			}
			String path = head.toString().split(" ", 3)[1];
			String host = head.toString().replaceFirst("(?is).*\nhost: *([^:\n]*).*", "$1");
			this.asked.add(host + path);
			this.heads.add(head.toString());
			this.startedAt.add(System.nanoTime());
			answer(this.pages.getOrDefault(host + path, Page.of(404, "nothing here")), socket);
		}
		catch (IOException ex) {
			// The checker broke it off.
		}
	}

	private void answer(Page page, Socket socket) throws IOException {
		OutputStream out = socket.getOutputStream();
		switch (page.fault()) {
			case NONE -> out.write((page.head() + "Content-Length: " + page.body().length() + "\r\n\r\n" + page.body())
				.getBytes(StandardCharsets.UTF_8));
			case RESET -> socket.setSoLinger(true, 0);
			case SILENT -> socket.getInputStream().read();
			case DRIP -> {
				out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.UTF_8));
				while (socket.getInputStream().available() == 0) {
					out.write('x');
					out.flush();
					java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
				}
			}
			case ENDLESS -> {
				out.write((page.head() + "\r\n<title>Fine</title>").getBytes(StandardCharsets.UTF_8));
				byte[] more = new byte[64 * 1024];
				for (int i = 0; i < ENDLESS / more.length; i++) {
					out.write(more);
					this.sent += more.length;
				}
			}
			case NOT_HTTP -> out.write("SSH-2.0-OpenSSH_9.9\r\n".getBytes(StandardCharsets.UTF_8));
		}
		out.flush();
	}

	private static InetAddress address(String literal) {
		try {
			return InetAddress.getByName(literal);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/** What is wrong with a page. */
	public enum Fault {

		NONE, RESET, SILENT, DRIP, ENDLESS, NOT_HTTP

	}

	/** One answer. */
	public record Page(int status, String headers, String body, Fault fault) {

		static final Page FINE = of(200, "<html><title>A community</title><p>Welcome</p></html>");

		public static Page of(int status, String body) {
			return new Page(status, "Content-Type: text/html\r\n", body, Fault.NONE);
		}

		public static Page to(int status, String location) {
			return new Page(status, "Location: " + location + "\r\n", "", Fault.NONE);
		}

		static Page robots(String body) {
			return new Page(200, "Content-Type: text/plain\r\n", body, Fault.NONE);
		}

		public static Page broken(Fault fault) {
			return new Page(200, "Content-Type: text/html\r\n", "", fault);
		}

		String head() {
			return "HTTP/1.1 " + this.status + " Said\r\n" + this.headers;
		}

	}

}
