package org.peerprescribing.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The needs list with its hierarchy, and the national codes that lead to it: immutable.
 */
public final class NeedHierarchy {

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
	 * The need that a code of a record leads to: the need itself, else the one that a
	 * national code stands for, checked or not. The only way from a record's code to a
	 * need; empty where the code leads to none.
	 */
	public Optional<Need> resolve(SnomedConcept code) {
		Need itself = this.needs.get(code);
		if (itself != null) {
			return Optional.of(itself);
		}
		return Optional.ofNullable(this.nationalCodes.get(code)).map(NationalCode::need).map(this.needs::get);
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
