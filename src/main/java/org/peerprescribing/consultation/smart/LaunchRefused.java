package org.peerprescribing.consultation.smart;

/** A launch goes no further. */
final class LaunchRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final LaunchFault fault;

	LaunchRefused(LaunchFault fault) {
		super(fault.name(), null, false, false);
		this.fault = fault;
	}

	LaunchFault fault() {
		return this.fault;
	}

}
