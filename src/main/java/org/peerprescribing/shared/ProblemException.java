package org.peerprescribing.shared;

import org.jspecify.annotations.Nullable;

/**
 * The broken and the forbidden, as one type: a {@link Problem} and, where a value of the
 * caller's is at fault, the path of that value. The message is the code and the path and
 * never holds what the caller sent.
 */
public class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Problem problem;

	private final @Nullable String path;

	public ProblemException(Problem problem) {
		this(problem, null);
	}

	/**
	 * @param problem what is wrong
	 * @param path name of the field or FHIRPath of the element at fault; no value
	 */
	public ProblemException(Problem problem, @Nullable String path) {
		super((path != null) ? problem.code() + " at " + path : problem.code());
		this.problem = problem;
		this.path = path;
	}

	public Problem problem() {
		return this.problem;
	}

	public @Nullable String path() {
		return this.path;
	}

}
