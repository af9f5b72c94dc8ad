package org.peerprescribing.reporting.lattice;

import java.util.Optional;

import org.peerprescribing.shared.SnomedConcept;

/**
 * Which prescriptions by their main need: one group of the directory's needs, or all.
 *
 * @param concept the group's own concept; empty for all needs together
 */
public record NeedGroup(Optional<SnomedConcept> concept) {

	/** All needs together. */
	public static final NeedGroup ALL = new NeedGroup(Optional.empty());

	/** One group. */
	public static NeedGroup of(SnomedConcept concept) {
		return new NeedGroup(Optional.of(concept));
	}

}
