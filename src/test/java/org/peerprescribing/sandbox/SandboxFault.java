package org.peerprescribing.sandbox;

/** Why the sandbox cannot start, in one line that says what to do. */
public final class SandboxFault extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SandboxFault(String line) {
		super(line);
	}

	SandboxFault(String line, Throwable cause) {
		super(line, cause);
	}

}
