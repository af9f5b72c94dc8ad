package org.peerprescribing.directory;

import java.util.List;

import org.peerprescribing.shared.SnomedConcept;

/**
 * One problem as a record codes it.
 *
 * @param codes what the record says of it, side by side, in the order of the record
 */
public record CodedProblem(List<SnomedConcept> codes) {

	public CodedProblem {
		codes = List.copyOf(codes);
	}

	/** Coded once. */
	public CodedProblem(SnomedConcept code) {
		this(List.of(code));
	}

}
