package org.peerprescribing.carerecord;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peerprescribing.shared.OdsCode;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A record system that cannot prove who it is gets nothing: no token, no entry. The
 * certificates are made by the JDK's own keytool.
 */
class RecordClientTlsTests {

	private static final char[] PASSWORD = "for-tests-only".toCharArray();

	private static final SSLContext BEFORE = standard();

	private final Queue<String> arrived = new ConcurrentLinkedQueue<>();

	private final List<HttpsServer> servers = new ArrayList<>();

	@TempDir
	private Path folder;

	private KeyStore trusted;

	@BeforeEach
	void trustOneAuthority() throws Exception {
		authority("known");
		authority("unknown");
		this.trusted = KeyStore.getInstance("PKCS12");
		this.trusted.load(null, PASSWORD);
		this.trusted.setCertificateEntry("known", keys("known").getCertificate("known"));
	}

	@AfterEach
	void end() {
		this.servers.forEach((server) -> server.stop(0));
		SSLContext.setDefault(BEFORE);
	}

	@Test
	void oneThatProvesWhoItIsIsTold() throws Exception {
		RecordEndpoint sound = serve("known", "localhost", "-1d", 10);

		assertThat(client().transaction(sound, new byte[] { '{', '}' })).isInstanceOf(RecordAnswer.Answered.class);
		assertThat(this.arrived).containsExactly("Bearer secret");
	}

	@Test
	void anExpiredCertificateIsRefused() throws Exception {
		isToldNothing(serve("known", "localhost", "-10d", 1));
	}

	@Test
	void aCertificateThatIsNotYetValidIsRefused() throws Exception {
		isToldNothing(serve("known", "localhost", "+2d", 10));
	}

	@Test
	void theCertificateOfAnotherHostIsRefused() throws Exception {
		isToldNothing(serve("known", "another.example", "-1d", 10));
	}

	@Test
	void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
		isToldNothing(serve("unknown", "localhost", "-1d", 10));
	}

	/** It was never reached, so nothing has to be looked up later. */
	private void isToldNothing(RecordEndpoint endpoint) throws Exception {
		assertThat(client().transaction(endpoint, new byte[] { '{', '}' })).isInstanceOf(RecordAnswer.NotReached.class);
		assertThat(client().search(endpoint, "Patient", Map.of())).isInstanceOf(RecordAnswer.NotReached.class);
		assertThat(this.arrived).isEmpty();
	}

	private RecordClient client() throws GeneralSecurityException {
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(this.trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		SSLContext.setDefault(context);
		CareRecordSettings settings = new CareRecordSettings(Duration.ofSeconds(2), Duration.ofSeconds(10),
				Duration.ofSeconds(10), 1000, Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofDays(7),
				Duration.ofMinutes(3), 4, Duration.ofSeconds(30), Duration.ofDays(7), List.of());
		return new RecordClient(settings,
				new RecordTokens(new MockEnvironment().withProperty("by-hand", "secret"), settings), Clock.systemUTC());
	}

	private RecordEndpoint serve(String authority, String host, String from, int days) throws Exception {
		KeyStore keys = certificate(authority, "server", host, from, days);
		KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		own.init(keys, PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(own.getKeyManagers(), null, null);
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		server.createContext("/", (exchange) -> {
			this.arrived.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
		this.servers.add(server);
		return new RecordEndpoint(new OdsCode("Y12345"),
				URI.create("https://localhost:" + server.getAddress().getPort() + "/fhir"),
				new RecordAccess.Bearer("by-hand"), true);
	}

	/** A key whose certificate an authority has signed for that host and those days. */
	private KeyStore certificate(String authority, String name, String host, String from, int days) throws Exception {
		String request = file(name + ".csr");
		String signed = file(name + ".pem");
		String vouching = file(authority + ".pem");
		keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host);
		keytool(name, "-certreq", "-file", request);
		keytool(authority, "-gencert", "-infile", request, "-outfile", signed, "-startdate", from, "-validity",
				Integer.toString(days), "-ext", "san=dns:" + host, "-rfc");
		keytool(authority, "-exportcert", "-file", vouching, "-rfc");
		Files.writeString(Path.of(signed), Files.readString(Path.of(vouching)), StandardOpenOption.APPEND);
		keytool(name, "-importcert", "-file", signed, "-noprompt");
		return keys(name);
	}

	private void authority(String name) throws Exception {
		keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "bc=ca:true", "-startdate",
				"-30d", "-validity", "300");
	}

	private KeyStore keys(String name) throws Exception {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(Path.of(file(name + ".p12")))) {
			keys.load(in, PASSWORD);
		}
		return keys;
	}

	private String file(String name) {
		return this.folder.resolve(name).toString();
	}

	private void keytool(String alias, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		command.addAll(List.of(arguments));
		command.addAll(
				List.of("-alias", alias, "-keystore", file(alias + ".p12"), "-storepass", String.valueOf(PASSWORD)));
		Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(keytool.waitFor()).as(said).isZero();
	}

	private static SSLContext standard() {
		try {
			return SSLContext.getDefault();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
