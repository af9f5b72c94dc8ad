package org.peerprescribing.directory.links;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that vouches for itself, for one name; made by the tool that comes with
 * Java.
 */
final class StubCertificates {

	private static final char[] PASSWORD = "for-tests-only".toCharArray();

	private StubCertificates() {
	}

	/** Serves with it, and trusts it. */
	static SSLContext of(String name, Path folder) throws IOException, GeneralSecurityException {
		Path file = Files.createTempDirectory(folder, "tls").resolve("keys.p12");
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "site", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name,
				"-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", file.toString());
		try {
			int ended = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
			if (ended != 0) {
				throw new IOException("keytool ended with " + ended);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD);
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("site", store.getCertificate("site"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

}
