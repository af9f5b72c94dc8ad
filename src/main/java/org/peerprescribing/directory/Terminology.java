package org.peerprescribing.directory;

import java.util.Map;
import java.util.Set;

import org.peerprescribing.shared.SnomedConcept;

/** Knows of more concepts than the needs list what they are a kind of. */
@FunctionalInterface
public interface Terminology {

	/** Where a site has none. */
	Terminology NONE = (codes) -> Map.of();

	/**
	 * The concepts that each code is a kind of. A code that is unknown there has none; a
	 * code to which no answer came in time is not in the map. Throws nothing for what
	 * another machine does; refuses to be asked inside a transaction.
	 */
	Map<SnomedConcept, Set<SnomedConcept>> above(Set<SnomedConcept> codes);

}
