package org.peerprescribing.matching;

import java.util.Optional;
import java.util.Set;

import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.shared.SnomedConcept;

/**
 * How near a community's needs are to one need of the person.
 *
 * @param covering the community's need that covers it
 * @param nearness how near that is
 */
record Topic(Need covering, Nearness nearness) {

	/** Broader than this is no longer about the same thing. */
	static final int MOST_STEPS = 2;

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
				return Optional.of(new Topic(need.get(), Nearness.of(steps, navigational)));
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

	/** How near, nearest first, with its points of 30. */
	enum Nearness {

		EXACT(30, Finding.Code.TOPIC_EXACT), ONE_STEP(22, Finding.Code.TOPIC_BROADER),
		TWO_STEPS(14, Finding.Code.TOPIC_MUCH_BROADER), NAVIGATIONAL(8, Finding.Code.TOPIC_NEAR);

		private final int points;

		private final Finding.Code finding;

		Nearness(int points, Finding.Code finding) {
			this.points = points;
			this.finding = finding;
		}

		int points() {
			return this.points;
		}

		Finding.Code finding() {
			return this.finding;
		}

		static Nearness of(int steps, boolean navigational) {
			if (navigational) {
				return NAVIGATIONAL;
			}
			return switch (steps) {
				case 0 -> EXACT;
				case 1 -> ONE_STEP;
				default -> TWO_STEPS;
			};
		}

	}

}
