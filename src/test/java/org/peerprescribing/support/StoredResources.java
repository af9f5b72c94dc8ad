package org.peerprescribing.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the small record system, in the order in which it came; found by its
 * identifiers at once, however much there is.
 */
final class StoredResources {

	private final Map<String, Resource> byReference = new LinkedHashMap<>();

	private final Map<String, Set<String>> byIdentifier = new HashMap<>();

	/** In place of the version before it. */
	void put(String reference, Resource resource) {
		this.byReference.put(reference, resource);
		tokens(resource).forEach(
				(token) -> this.byIdentifier.computeIfAbsent(token, (key) -> new LinkedHashSet<>()).add(reference));
	}

	@Nullable Resource get(String reference) {
		return this.byReference.get(reference);
	}

	Collection<Resource> all() {
		return this.byReference.values();
	}

	/**
	 * @param token system and value with a bar between them
	 */
	List<Resource> identified(String type, String token) {
		List<Resource> found = new ArrayList<>();
		for (String reference : this.byIdentifier.getOrDefault(token, Set.of())) {
			Resource resource = this.byReference.get(reference);
			if (resource != null && resource.fhirType().equals(type)
					&& tokens(resource).anyMatch((one) -> one.equals(token))) {
				found.add(resource);
			}
		}
		return found;
	}

	void lose(Class<? extends Resource> type) {
		this.byReference.values().removeIf(type::isInstance);
	}

	private static Stream<String> tokens(Resource resource) {
		List<Base> values = resource.getNamedProperty("identifier").getValues();
		return values.stream()
			.filter(Identifier.class::isInstance)
			.map(Identifier.class::cast)
			.map((identifier) -> identifier.getSystem() + "|" + identifier.getValue());
	}

}
