package org.peerprescribing.shared;

/**
 * A value that its type refuses; {@link #path()} names the kind of value, never the
 * value.
 */
public final class InvalidValue extends ProblemException {

	private static final long serialVersionUID = 1L;

	public InvalidValue(String path) {
		super(Problem.INVALID_VALUE, path);
	}

}
