package org.peerprescribing.shared;

import java.time.Duration;

/** Too many tries in a short time, and when it is worth trying again. */
public class TooManyException extends ProblemException {

	private static final long serialVersionUID = 1L;

	private final long seconds;

	/**
	 * @param rest until one more try is taken; shorter than a second counts as one
	 */
	public TooManyException(Duration rest) {
		super(Problem.TOO_MANY);
		this.seconds = Math.max(1, rest.plusMillis(999).toSeconds());
	}

	/** For the header {@code Retry-After}: whole seconds, at least 1. */
	public long retryAfter() {
		return this.seconds;
	}

}
