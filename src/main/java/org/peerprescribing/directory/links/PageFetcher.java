package org.peerprescribing.directory.links;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes one request, safely: the name is resolved once, every address it has is checked,
 * and the connection goes to those very addresses, while TLS and the Host header keep the
 * name. (The client asks its resolver once for each connection and connects to what it is
 * given; the check lies in the resolver, so that nothing can change between the two.)
 * Follows no redirect, keeps no cookie and no connection, reads no more than the limit,
 * and ends in time whatever the other side does.
 */
final class PageFetcher implements AutoCloseable {

	private final CloseableHttpClient client;

	private final Limits limits;

	PageFetcher(String userAgent, Names names, OutgoingPolicy policy, SSLContext trust, Limits limits) {
		Timeout silence = Timeout.of(limits.silence());
		this.limits = limits;
		this.client = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(new Guarded(names, policy))
				.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
					.http1Config(Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(16_384).build())
					.build())
				.setDefaultConnectionConfig(
						ConnectionConfig.custom().setConnectTimeout(silence).setSocketTimeout(silence).build())
				.setMaxConnTotal(100)
				.build())
			.setDefaultRequestConfig(
					RequestConfig.custom().setResponseTimeout(silence).setProtocolUpgradeEnabled(false).build())
			.setUserAgent(userAgent)
			.setConnectionReuseStrategy((request, response, context) -> false)
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableAutomaticRetries()
			.disableContentCompression()
			.build();
	}

	Fetched get(WebAddress address) {
		return get(address, "text/html,*/*;q=0.5");
	}

	/** The same where something else than a page is expected. */
	Fetched get(WebAddress address, String accept) {
		HttpGet request = new HttpGet(address.uri());
		request.setHeader("Accept", accept);
		request.setHeader("Accept-Language", "en-GB,en");
		return inTime(request);
	}

	/** Whether anything at all answers there. */
	boolean answers(WebAddress address) {
		return inTime(new HttpHead(address.uri())) instanceof Fetched.Answer;
	}

	@Override
	public void close() throws IOException {
		this.client.close();
	}

	/** Limits of single reads do not hold against somebody who sends a byte at a time. */
	private Fetched inTime(HttpUriRequestBase request) {
		CompletableFuture<Fetched> coming = new CompletableFuture<>();
		Thread.ofVirtual().name("link-check").start(() -> {
			try {
				coming.complete(exchange(request));
			}
			catch (RuntimeException | Error ex) {
				coming.completeExceptionally(ex);
			}
		});
		try {
			return coming.get(this.limits.whole().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return new Fetched.NoAnswer(Cause.TIMEOUT);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Fetched.NoAnswer(Cause.TIMEOUT);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			// Breaks the connection: what was not read yet is not worth waiting for.
			request.cancel();
		}
	}

	private Fetched exchange(HttpUriRequestBase request) {
		// The answer is never closed by itself, which would read it to its end.
		try {
			ClassicHttpResponse response = this.client.executeOpen(null, request, null);
			return new Fetched.Answer(response.getCode(), header(response, "Location"),
					header(response, "Content-Type"), "challenge".equals(header(response, "Cf-Mitigated")),
					body(response.getEntity()));
		}
		catch (IOException ex) {
			return new Fetched.NoAnswer(cause(ex));
		}
		finally {
			request.cancel();
		}
	}

	private byte[] body(@Nullable HttpEntity entity) throws IOException {
		if (entity == null) {
			return new byte[0];
		}
		// Closed by breaking the connection, see above.
		@SuppressWarnings("resource")
		InputStream content = entity.getContent();
		return content.readNBytes(this.limits.body());
	}

	private static @Nullable String header(ClassicHttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

	private static Cause cause(IOException thrown) {
		return switch (thrown) {
			case Names.NotPublic ex -> Cause.NOT_PUBLIC;
			case Names.NotAnswered ex -> Cause.NAME_FAILED;
			case UnknownHostException ex -> Cause.NAME_UNKNOWN;
			case SSLException ex -> brokenOff(ex) ? Cause.BROKEN_OFF : Cause.CERTIFICATE;
			case SocketTimeoutException ex -> Cause.TIMEOUT;
			case java.net.ConnectException ex -> Cause.NO_CONNECTION;
			case java.net.NoRouteToHostException ex -> Cause.NO_CONNECTION;
			default -> Cause.BROKEN_OFF;
		};
	}

	private static boolean brokenOff(Throwable thrown) {
		for (@Nullable
		Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SocketException || cause instanceof EOFException
					|| cause instanceof SocketTimeoutException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * How much one request may cost.
	 *
	 * @param silence for a connection, and between two bytes
	 * @param whole for all of it, the name included
	 * @param body bytes that are read at most
	 */
	record Limits(Duration silence, Duration whole, int body) {

		static final Limits USUAL = new Limits(Duration.ofSeconds(8), Duration.ofSeconds(20), 512 * 1024);

	}

	/** Gives out addresses only if every address of the name may be connected to. */
	private record Guarded(Names names, OutgoingPolicy policy) implements DnsResolver {

		@Override
		public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
			List<InetAddress> found = this.names.of(host);
			if (found.isEmpty()) {
				throw new UnknownHostException(host);
			}
			for (InetAddress address : found) {
				if (!this.policy.allows(address, port)) {
					throw new Names.NotPublic(host);
				}
			}
			return found.stream().map((address) -> new InetSocketAddress(address, port)).toList();
		}

		/** Without a port nothing can be decided. */
		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			throw new Names.NotPublic(host);
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

}
