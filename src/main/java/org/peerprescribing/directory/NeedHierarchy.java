package org.peerprescribing.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The needs list with its hierarchy, and the national codes that lead to it: immutable.
 */
public final class NeedHierarchy {

	/** Under these lie all other needs of mental health. */
	private static final Set<SnomedConcept> MENTAL_HEALTH = Set.of(new SnomedConcept("74732009"),
			new SnomedConcept("48694002"), new SnomedConcept("73595000"), new SnomedConcept("248062006"));

	private final Map<SnomedConcept, Need> needs = new LinkedHashMap<>();

	private final Map<SnomedConcept, NationalCode> nationalCodes = new HashMap<>();

	/** Without national codes. */
	public NeedHierarchy(Collection<Need> needs) {
		this(needs, List.of());
	}

	NeedHierarchy(Collection<Need> needs, Collection<NationalCode> nationalCodes) {
		needs.forEach((need) -> this.needs.put(need.concept(), need));
		nationalCodes.forEach((row) -> this.nationalCodes.put(row.code(), row));
	}

	/** The need with exactly this concept. */
	public Optional<Need> find(SnomedConcept concept) {
		return Optional.ofNullable(this.needs.get(concept));
	}

	/**
	 * The need that a code of a record leads to by this list alone: the need itself, else
	 * the one that a national code stands for, checked or not.
	 */
	Optional<Need> resolve(SnomedConcept code) {
		Need itself = this.needs.get(code);
		if (itself != null) {
			return Optional.of(itself);
		}
		return Optional.ofNullable(this.nationalCodes.get(code)).map(NationalCode::need).map(this.needs::get);
	}

	/**
	 * Of the needs that these concepts lead to, the nearest to something that is a kind
	 * of all of them: one with no other of them below it. Where several are, one to be
	 * asked about first goes before, so that no rule for it is missed; then the one with
	 * more needs above it; then the order of the list.
	 */
	Optional<Need> nearest(Set<SnomedConcept> concepts) {
		Set<SnomedConcept> led = concepts.stream()
			.flatMap((concept) -> resolve(concept).stream())
			.map(Need::concept)
			.collect(Collectors.toSet());
		return this.needs.values()
			.stream()
			.filter((need) -> led.contains(need.concept()))
			.filter((need) -> led.stream().noneMatch((other) -> isBelow(other, need.concept())))
			.min(Comparator.comparing(Need::askFirst).thenComparing((need) -> depth(need.concept())).reversed());
	}

	private boolean isBelow(SnomedConcept concept, SnomedConcept other) {
		return !concept.equals(other) && isUnder(concept, Set.of(other));
	}

	private int depth(SnomedConcept concept) {
		int steps = 0;
		for (SnomedConcept at = broader(concept); at != null; at = broader(at)) {
			steps++;
		}
		return steps;
	}

	/**
	 * Whether it lies under mental disorder, anxiety, stress or self-injurious behaviour.
	 */
	public boolean isMentalHealth(SnomedConcept concept) {
		return isUnder(concept, MENTAL_HEALTH);
	}

	/**
	 * Whether this need or anything above it is one of these; the import sees to it that
	 * the steps end.
	 */
	public boolean isUnder(SnomedConcept concept, Set<SnomedConcept> tops) {
		@Nullable SnomedConcept at = concept;
		while (at != null && !tops.contains(at)) {
			at = broader(at);
		}
		return at != null;
	}

	/** The broadest need above this one; itself at the top. */
	public SnomedConcept top(SnomedConcept concept) {
		SnomedConcept at = concept;
		SnomedConcept broader = broader(at);
		while (broader != null) {
			at = broader;
			broader = broader(at);
		}
		return at;
	}

	private @Nullable SnomedConcept broader(SnomedConcept concept) {
		return find(concept).map(Need::broader).orElse(null);
	}

	/** In the order of the list. */
	public List<Need> all() {
		return List.copyOf(this.needs.values());
	}

	boolean hasNationalCodes() {
		return !this.nationalCodes.isEmpty();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof NeedHierarchy that && all().equals(that.all())
				&& this.nationalCodes.equals(that.nationalCodes);
	}

	@Override
	public int hashCode() {
		return this.needs.keySet().hashCode();
	}

}
