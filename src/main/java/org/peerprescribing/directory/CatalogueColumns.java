package org.peerprescribing.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The facts of a community in the columns of the catalogue, as its reader takes them:
 * constants in lower case, several values sorted and separated by {@code ;}, empty where
 * nothing is known.
 */
public final class CatalogueColumns {

	private CatalogueColumns() {
	}

	/**
	 * All columns; those of the background are left out where there is none.
	 * @param needs for the names of the needs; one that is not on the list has its number
	 */
	public static Map<String, String> of(Community facts, @Nullable Background background, NeedHierarchy needs) {
		Map<String, String> columns = new LinkedHashMap<>();
		columns.put("id", facts.id().value());
		columns.put("name", facts.name());
		columns.put("provider", facts.provider());
		columns.put("url", text(facts.address()));
		columns.put("summary", facts.summary());
		columns.put("needs", joined(facts.needs(), SnomedConcept::id));
		columns.put("needs_display",
				facts.needs()
					.stream()
					.sorted((one, other) -> one.id().compareTo(other.id()))
					.map((need) -> needs.find(need).map(Need::term).orElse(need.id()).replace(';', ','))
					.collect(Collectors.joining(";")));
		columns.put("min_age", text(facts.minAge()));
		columns.put("max_age", text(facts.maxAge()));
		columns.put("audience", joined(facts.audience(), CatalogueColumns::word));
		columns.put("format", joined(facts.formats(), Function.identity()));
		columns.put("moderation", word(facts.moderation()));
		columns.put("clinical_or_professional_oversight", word(facts.professionalOversight()));
		columns.put("anonymous_allowed", word(facts.anonymousAllowed()));
		columns.put("cost", word(facts.cost()));
		columns.put("commissioned_by", joined(facts.commissionedBy(), OdsCode::value));
		columns.put("languages", joined(facts.languages(), LanguageTag::value));
		columns.put("region", facts.region());
		columns.put("accessibility_notes", facts.accessibility());
		columns.put("crisis_policy_published", word(facts.crisisPolicyPublished()));
		columns.put("support_types", joined(facts.supports(), CatalogueColumns::word));
		if (background != null) {
			columns.put("provider_type", word(background.providerType()));
			columns.put("registration_required", word(background.registration()));
			columns.put("status", word(background.status()));
			columns.put("source", background.source());
			columns.put("confidence", word(background.confidence()));
		}
		return columns;
	}

	/** Their names, in the catalogue's order. */
	public static Collection<String> names() {
		return CommunityRow.COLUMNS;
	}

	private static String word(@Nullable Enum<?> constant) {
		return (constant != null) ? constant.name().toLowerCase(Locale.ROOT) : "";
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	private static <T> String joined(Set<T> values, Function<T, String> text) {
		return values.stream().map(text).sorted().collect(Collectors.joining(";"));
	}

}
