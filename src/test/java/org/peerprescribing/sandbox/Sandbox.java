package org.peerprescribing.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.PeerPrescribingApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All parts of the sandbox as one: started side by side, stopped in the order in which
 * they need each other. A test starts one on ports of its own and in a folder of its own.
 */
public final class Sandbox implements AutoCloseable {

	private final SandboxOptions options;

	private final OwnProcesses processes;

	private final DatabasePart database;

	private final KeycloakPart keycloak;

	private final RecordSystemPart recordSystem;

	private volatile @Nullable ConfigurableApplicationContext service;

	private boolean prepared;

	private boolean signInReady;

	private boolean closed;

	public Sandbox(SandboxOptions options) {
		this.options = options;
		this.processes = new OwnProcesses(options.folderOf("pids"));
		this.database = new DatabasePart(options, this.processes);
		this.keycloak = new KeycloakPart(options, this.processes);
		this.recordSystem = new RecordSystemPart(options, this.processes);
	}

	/**
	 * Returns when every part answers.
	 * @throws SandboxFault with one line that says what is in the way
	 */
	public Sandbox start() {
		prepare();
		ExecutorService side = Executors.newVirtualThreadPerTaskExecutor();
		try {
			List<CompletableFuture<?>> parts = new ArrayList<>();
			parts.add(CompletableFuture.runAsync(this::startIdentityProvider, side));
			if (this.options.recordSystem()) {
				parts.add(CompletableFuture.runAsync(this.recordSystem::start, side));
			}
			parts.add(CompletableFuture.runAsync(this::startService, side));
			await(parts);
		}
		finally {
			side.shutdownNow();
		}
		return this;
	}

	/** Only the identity provider, for tests of tokens; does nothing where it is up. */
	public Sandbox startIdentityProvider() {
		prepare();
		synchronized (this.keycloak) {
			if (!this.signInReady) {
				this.keycloak.start(ServiceSettings.PAGES_SECRET);
				this.signInReady = true;
			}
		}
		return this;
	}

	private synchronized void prepare() {
		if (this.prepared) {
			return;
		}
		this.prepared = true;
		this.processes.clear();
		if (this.options.fresh()) {
			List.of("pg", "pg-program", "keycloak", "record", "patients", "patients.count", "logs")
				.forEach((part) -> Part.delete(this.options.folderOf(part)));
		}
		free("service", this.options.servicePort());
		free("keycloak", this.options.keycloakPort());
		free("database", this.options.databasePort());
		if (this.options.recordSystem()) {
			free("record", this.options.recordPort());
		}
	}

	private static void free(String part, int port) {
		try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			probe.setReuseAddress(true);
		}
		catch (IOException ex) {
			throw new SandboxFault(
					"Port " + port + " is in use: stop what uses it, or choose another with --ports." + part + "=N",
					ex);
		}
	}

	/** The first failure ends the wait: the others are stopped with the sandbox. */
	private static void await(List<CompletableFuture<?>> parts) {
		CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
		CompletableFuture<Void> failed = new CompletableFuture<>();
		parts.forEach((part) -> part.whenComplete((result, fault) -> {
			if (fault != null) {
				failed.completeExceptionally(fault);
			}
		}));
		try {
			CompletableFuture.anyOf(all, failed).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

	private void startService() {
		this.database.start();
		SandboxClock.prepare(this.database.url());
		SpringApplication application = new SpringApplication(SandboxConfiguration.class,
				PeerPrescribingApplication.class);
		application.addInitializers(new SandboxTypes());
		this.service = application.run(ServiceSettings.arguments(this.options, this.database.url()));
	}

	/** The service as it runs, once started. */
	public Optional<ConfigurableApplicationContext> service() {
		return Optional.ofNullable(this.service);
	}

	public RecordSystemPart recordSystem() {
		return this.recordSystem;
	}

	public SandboxOptions options() {
		return this.options;
	}

	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		ConfigurableApplicationContext running = this.service;
		if (running != null) {
			running.close();
		}
		this.recordSystem.close();
		this.keycloak.close();
		this.database.close();
		this.processes.forgetAll();
	}

}
