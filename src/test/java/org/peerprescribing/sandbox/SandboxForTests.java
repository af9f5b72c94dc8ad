package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/**
 * One sandbox for all tests of a run, on free ports and in a folder of its own, with the
 * twelve patients of the repository. Parts start when the first test asks for them.
 */
public final class SandboxForTests {

	/** Clients whose tokens must be refused. */
	private static final String TO_REFUSE = "keycloak/clients-to-refuse.json";

	private static final Sandbox SANDBOX = create();

	private SandboxForTests() {
	}

	/** With only the identity provider running, where no more was asked for. */
	public static Sandbox identityProvider() {
		return SANDBOX.startIdentityProvider();
	}

	/** With every part running. */
	public static synchronized Sandbox whole() {
		return SANDBOX.service().isPresent() ? SANDBOX : SANDBOX.start();
	}

	private static Sandbox create() {
		List<Integer> ports = freePorts(4);
		Sandbox sandbox = new Sandbox(new SandboxOptions(Path.of("target/sandbox-for-tests"), ports.get(0),
				ports.get(1), ports.get(2), ports.get(3), 20, true, true, Path.of("src/test/resources/patients"),
				List.of(SandboxOptions.PEOPLE, TO_REFUSE)));
		Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-for-tests-stop"));
		return sandbox;
	}

	/** All held open at once, so that no two are the same. */
	private static List<Integer> freePorts(int count) {
		List<ServerSocket> held = new java.util.ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
			}
			List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
			for (ServerSocket socket : held) {
				socket.close();
			}
			return ports;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
