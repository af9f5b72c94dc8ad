package org.peerprescribing.sandbox;

import java.io.PrintStream;

import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Starts the sandbox: {@code mvn spring-boot:test-run}. Options come through
 * {@code -Dspring-boot.run.arguments="--fresh --patients=300"}; see
 * {@link SandboxOptions#parse}.
 */
public final class SandboxApplication {

	private SandboxApplication() {
	}

	public static void main(String[] arguments) {
		PrintStream console = System.out;
		try {
			Sandbox sandbox = new Sandbox(SandboxOptions.parse(Places.downloads(), arguments));
			// Before anything is started, so that stopping while starting leaves nothing
			// behind.
			Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
			console.println("Starting the sandbox; the first time it fetches and builds what it needs.");
			sandbox.start();
			console.println(welcome(sandbox.options()));
		}
		catch (SandboxFault fault) {
			console.println("The sandbox cannot start. " + fault.getMessage());
			System.exit(1);
		}
		catch (RuntimeException fault) {
			console.println("The sandbox cannot start. " + reason(fault));
			System.exit(1);
		}
	}

	private static String reason(Throwable fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (cause instanceof FlywayValidateException) {
				return "Its database was made by another version of the code: start once with --fresh.";
			}
		}
		return "The service failed and has said why above.";
	}

	private static String welcome(SandboxOptions options) {
		StringBuilder text = new StringBuilder(System.lineSeparator());
		text.append("""
				------------------------------------------------------------------------------
				The sandbox is ready. Everybody in it is invented.

				  Start page, with current one-time codes   %1$s/sandbox
				  Clinician                                 %1$s/prescribe
				  Messages to patients                      %1$s/sandbox/outbox
				  Move time forward                         %1$s/sandbox/clock
				  Curator                                   %1$s/directory
				  Commissioner                              %1$s/reports
				""".formatted(options.serviceAddress()));
		if (options.recordSystem()) {
			text.append("  Record system of the practices            ")
				.append(options.recordAddress())
				.append(System.lineSeparator());
		}
		text.append(System.lineSeparator()).append("  Sign in as (password for all: ");
		text.append(SandboxPerson.all().getFirst().password()).append(')').append(System.lineSeparator());
		for (SandboxPerson person : SandboxPerson.all()) {
			text.append("    %-14s %-15s %-7s%s%n".formatted(person.username(), person.role(), person.organisation(),
					(person.secret() != null) ? " and a one-time code" : ""));
		}
		return text.append("------------------------------------------------------------------------------").toString();
	}

}
