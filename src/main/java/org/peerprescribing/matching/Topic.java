package org.peerprescribing.matching;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.shared.SnomedConcept;

/**
 * How near a community's needs are to one need of the person.
 *
 * @param covering the community's need that covers it
 * @param steps how many steps broader that is, 0 to 2
 * @param navigational whether a step on the way only helps matching
 */
record Topic(Need covering, int steps, boolean navigational) {

	/** Broader than this is no longer about the same thing. */
	private static final int MOST_STEPS = 2;

	/** The nearest of the community's needs at or above this one; empty where none is. */
	static Optional<Topic> of(SnomedConcept wanted, Set<SnomedConcept> served, NeedHierarchy needs) {
		SnomedConcept at = wanted;
		boolean navigational = false;
		for (int steps = 0; steps <= MOST_STEPS; steps++) {
			Optional<Need> need = needs.find(at);
			if (need.isEmpty()) {
				return Optional.empty();
			}
			if (served.contains(at)) {
				return Optional.of(new Topic(need.get(), steps, navigational));
			}
			SnomedConcept broader = need.get().broader();
			if (broader == null) {
				return Optional.empty();
			}
			navigational = navigational || need.get().navigational();
			at = broader;
		}
		return Optional.empty();
	}

	/** Whether this need or anything above it is one of these. */
	static boolean under(SnomedConcept need, Set<SnomedConcept> tops, NeedHierarchy needs) {
		@Nullable SnomedConcept at = need;
		while (at != null && !tops.contains(at)) {
			at = needs.find(at).map(Need::broader).orElse(null);
		}
		return at != null;
	}

	/** 0 to 30. */
	double points() {
		if (this.navigational) {
			return 8;
		}
		return switch (this.steps) {
			case 0 -> 30;
			case 1 -> 22;
			default -> 14;
		};
	}

}
