package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.peerprescribing.shared.SnomedConcept;

/**
 * How much can go wrong at a community, which says how long a vetting of it may count.
 *
 * @param level the class
 * @param reasons what puts it into the higher class; empty in the standard one
 */
public record VettingRisk(Level level, Set<Reason> reasons) {

	/**
	 * Mental disorder, anxiety, stress, self-injurious behaviour: the needs under which
	 * all others of mental health lie.
	 */
	private static final Set<SnomedConcept> MENTAL_HEALTH = Set.of(new SnomedConcept("74732009"),
			new SnomedConcept("48694002"), new SnomedConcept("73595000"), new SnomedConcept("248062006"));

	private static final Set<Moderation> WEAK = Set.of(Moderation.PEER_ONLY, Moderation.UNKNOWN);

	public VettingRisk {
		reasons = Set.copyOf(reasons);
	}

	/** From the facts, the needs list and what the review found, and nothing else. */
	static VettingRisk of(Community facts, NeedHierarchy needs, Collection<Criterion> criteria,
			Collection<CriterionFinding> findings) {
		Set<Reason> reasons = EnumSet.noneOf(Reason.class);
		for (SnomedConcept concept : facts.needs()) {
			if (isMentalHealth(concept, needs)) {
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
	LocalDate latestDue(LocalDate reviewedOn) {
		return reviewedOn.plusMonths(this.level.months());
	}

	private static boolean isRaisedBy(Criterion criterion, Collection<CriterionFinding> findings) {
		return findings.stream()
			.anyMatch((finding) -> finding.criterion().equals(criterion.id())
					&& finding.outcome() == criterion.raisesRisk());
	}

	/** Itself or any broader need; the import sees to it that the steps end. */
	private static boolean isMentalHealth(SnomedConcept concept, NeedHierarchy needs) {
		Optional<SnomedConcept> at = Optional.of(concept);
		while (at.isPresent()) {
			if (MENTAL_HEALTH.contains(at.get())) {
				return true;
			}
			at = at.flatMap(needs::find).map(Need::broader);
		}
		return false;
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
