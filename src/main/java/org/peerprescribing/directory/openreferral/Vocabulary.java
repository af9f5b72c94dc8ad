package org.peerprescribing.directory.openreferral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.peerprescribing.directory.NeedHierarchy;

/** Every taxonomy and term of the feed, in their order: immutable. */
final class Vocabulary {

	private final List<Taxonomy> taxonomies;

	private final List<TaxonomyTerm> terms;

	private final Map<Classification, Map<String, TaxonomyTerm>> byCode = new EnumMap<>(Classification.class);

	private final Map<UUID, Taxonomy> taxonomiesById;

	private final Map<UUID, TaxonomyTerm> termsById;

	Vocabulary(NeedHierarchy needs) {
		for (Classification classification : Classification.values()) {
			Map<String, TaxonomyTerm> codes = new LinkedHashMap<>();
			classification.terms()
				.forEach((code, words) -> codes.put(code, TaxonomyTerm.of(classification, code, words)));
			this.byCode.put(classification, codes);
		}
		Map<String, TaxonomyTerm> needTerms = new LinkedHashMap<>();
		needs.all().forEach((need) -> needTerms.put(need.concept().id(), TaxonomyTerm.of(need)));
		this.byCode.put(Classification.NEED, needTerms);
		this.taxonomies = Arrays.stream(Classification.values()).map(Taxonomy::of).toList();
		List<TaxonomyTerm> all = new ArrayList<>();
		this.byCode.values().forEach((codes) -> all.addAll(codes.values()));
		this.terms = List.copyOf(all);
		this.taxonomiesById = this.taxonomies.stream().collect(Collectors.toMap(Taxonomy::id, Function.identity()));
		this.termsById = this.terms.stream().collect(Collectors.toMap(TaxonomyTerm::id, Function.identity()));
	}

	List<Taxonomy> taxonomies() {
		return this.taxonomies;
	}

	List<TaxonomyTerm> terms() {
		return this.terms;
	}

	Optional<Taxonomy> taxonomy(UUID id) {
		return Optional.ofNullable(this.taxonomiesById.get(id));
	}

	Optional<TaxonomyTerm> term(UUID id) {
		return Optional.ofNullable(this.termsById.get(id));
	}

	/** Empty where the code is none of that taxonomy. */
	Optional<TaxonomyTerm> term(Classification classification, String code) {
		return Optional.ofNullable(this.byCode.getOrDefault(classification, Map.of()).get(code));
	}

}
