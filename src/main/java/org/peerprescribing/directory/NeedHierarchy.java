package org.peerprescribing.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.peerprescribing.shared.SnomedConcept;

/** The needs list with its hierarchy: immutable. */
public final class NeedHierarchy {

	private final Map<SnomedConcept, Need> needs = new LinkedHashMap<>();

	public NeedHierarchy(Collection<Need> needs) {
		needs.forEach((need) -> this.needs.put(need.concept(), need));
	}

	public Optional<Need> find(SnomedConcept concept) {
		return Optional.ofNullable(this.needs.get(concept));
	}

	/** In the order of the list. */
	public List<Need> all() {
		return List.copyOf(this.needs.values());
	}

}
