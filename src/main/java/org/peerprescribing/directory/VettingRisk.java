package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

import org.peerprescribing.shared.SnomedConcept;

/**
 * How much can go wrong at a community, which says how long a vetting of it may count.
 *
 * @param level the class
 * @param reasons what puts it into the higher class; empty in the standard one
 */
public record VettingRisk(Level level, Set<Reason> reasons) {

	private static final Set<Moderation> WEAK = Set.of(Moderation.PEER_ONLY, Moderation.UNKNOWN);

	public VettingRisk {
		reasons = Set.copyOf(reasons);
	}

	/** From the facts, the needs list and what the review found, and nothing else. */
	static VettingRisk of(Community facts, NeedHierarchy needs, Collection<Criterion> criteria,
			Collection<CriterionFinding> findings) {
		Set<Reason> reasons = EnumSet.noneOf(Reason.class);
		for (SnomedConcept concept : facts.needs()) {
			if (needs.isMentalHealth(concept)) {
				reasons.add(Reason.MENTAL_HEALTH);
			}
			if (needs.find(concept).filter(Need::askFirst).isPresent()) {
				reasons.add(Reason.ASK_FIRST);
			}
		}
		if (WEAK.contains(facts.moderation())) {
			reasons.add(Reason.MODERATION);
		}
		if (criteria.stream().anyMatch((criterion) -> isRaisedBy(criterion, findings))) {
			reasons.add(Reason.FINDING);
		}
		return new VettingRisk(reasons.isEmpty() ? Level.STANDARD : Level.HIGHER, reasons);
	}

	/** The last possible first day on which a vetting no longer counts. */
	public LocalDate latestDue(LocalDate reviewedOn) {
		return reviewedOn.plusMonths(this.level.months());
	}

	private static boolean isRaisedBy(Criterion criterion, Collection<CriterionFinding> findings) {
		return findings.stream()
			.anyMatch((finding) -> finding.criterion().equals(criterion.id())
					&& finding.outcome() == criterion.raisesRisk());
	}

	/** The class. */
	public enum Level {

		HIGHER(6), STANDARD(12);

		private final int months;

		Level(int months) {
			this.months = months;
		}

		/** How long a vetting may count, from the day of the review. */
		public int months() {
			return this.months;
		}

	}

	/** What puts it into the higher class. */
	public enum Reason {

		/** It serves a need of mental health. */
		MENTAL_HEALTH,
		/** It serves a need that has to be asked about first. */
		ASK_FIRST,
		/** Only members check posts, or it is not known who does. */
		MODERATION,
		/** The review found it: among others that it is suitable for under 18. */
		FINDING

	}

}
