package org.peerprescribing.directory;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * One row of the communities' list, read strictly.
 *
 * @param community the facts
 * @param providerType what kind of organisation runs it
 * @param registration whether taking part needs an account, as seen
 * @param status whether the source presents it as running
 * @param source page behind the facts
 * @param confidence how well they are supported
 * @param kind what it is; null where the list does not say: then a new one is an online
 * community, and of a known one it stays
 */
record CommunityRow(Community community, Background.ProviderType providerType, Answer registration,
		Background.Status status, String source, Background.Confidence confidence, @Nullable OptionKind kind) {

	/** The columns, in their order. */
	static final List<String> COLUMNS = List.of("id", "name", "provider", "provider_type", "url", "summary", "needs",
			"needs_display", "min_age", "max_age", "audience", "format", "moderation",
			"clinical_or_professional_oversight", "anonymous_allowed", "cost", "commissioned_by",
			"registration_required", "languages", "region", "accessibility_notes", "crisis_policy_published",
			"support_types", "status", "source", "confidence");

	/** The column that a list may have behind the others. */
	static final String KIND = "kind";

	/** Names are longer than ids, and what was exported must come in again. */
	private static final int LONGEST_DISPLAY = 20_000;

	private static final Set<String> FORMATS = Set.of("forum", "social_network", "group_chat", "video_meeting", "app",
			"one_to_one_peer");

	private static final Set<String> REGIONS = Set.of("UK", "England", "Wales", "Scotland", "NI", "global");

	/** What a row of these facts would say in a list that does not name kinds. */
	static CommunityRow of(Community community, Background background) {
		return new CommunityRow(community, background.providerType(), background.registration(), background.status(),
				background.source(), background.confidence(), null);
	}

	/** The whole row of a community that is here. */
	static CommunityRow of(StoredCommunities.Stored stored) {
		CommunityRow silent = of(stored.community(), stored.background());
		return new CommunityRow(silent.community, silent.providerType, silent.registration, silent.status,
				silent.source, silent.confidence, stored.kind());
	}

	/**
	 * @param known the needs that exist
	 */
	static CommunityRow read(Cells cells, Set<SnomedConcept> known) throws RefusedCell {
		Integer youngest = cells.age("min_age");
		Integer oldest = cells.age("max_age");
		if (youngest != null && oldest != null && youngest > oldest) {
			throw new RefusedCell("max_age", ImportReport.Why.CONTRADICTORY);
		}
		Answer registration = cells.constant("registration_required", Answer.class);
		Community community = new Community(cells.value("id", CommunityId::new), cells.required("name", 120),
				cells.required("provider", 120), address(cells), cells.required("summary", 160), needs(cells, known),
				youngest, oldest, cells.constants("audience", Audience.class), formats(cells),
				cells.constant("moderation", Moderation.class),
				cells.constant("clinical_or_professional_oversight", Answer.class),
				cells.constant("anonymous_allowed", Answer.class), cost(cells),
				cells.values("commissioned_by", 1000, OdsCode::new), registration != Answer.NO,
				cells.nonEmpty("languages", cells.values("languages", 200, LanguageTag::new)),
				cells.word("region", REGIONS), cells.text("accessibility_notes", 300),
				cells.constant("crisis_policy_published", Answer.class),
				cells.constants("support_types", SupportKind.class));
		return new CommunityRow(community, cells.constant("provider_type", Background.ProviderType.class), registration,
				cells.constant("status", Background.Status.class), cells.required("source", 400),
				cells.constant("confidence", Background.Confidence.class), kind(cells));
	}

	/**
	 * Its cells as a file has them, in their order, the kind last.
	 * @param needs for the names of the needs
	 */
	Map<String, String> columns(NeedHierarchy needs) {
		Map<String, String> columns = CatalogueColumns.of(this.community, new Background(this.providerType,
				this.registration, this.status, this.source, this.confidence, Instant.EPOCH), needs);
		Map<String, String> ordered = new LinkedHashMap<>();
		COLUMNS.forEach((column) -> ordered.put(column, columns.getOrDefault(column, "")));
		ordered.put(KIND, (this.kind != null) ? this.kind.name().toLowerCase(Locale.ROOT) : "");
		return ordered;
	}

	private static @Nullable OptionKind kind(Cells cells) throws RefusedCell {
		return cells.text(KIND, 20).isEmpty() ? null : cells.constant(KIND, OptionKind.class);
	}

	private static @Nullable URI address(Cells cells) throws RefusedCell {
		String address = cells.address("url");
		return (address != null) ? URI.create(address) : null;
	}

	private static Set<SnomedConcept> needs(Cells cells, Set<SnomedConcept> known) throws RefusedCell {
		Set<SnomedConcept> needs = cells.nonEmpty("needs", cells.values("needs", 1000, SnomedConcept::new));
		if (!known.containsAll(needs)) {
			throw new RefusedCell("needs", ImportReport.Why.UNKNOWN_NEED);
		}
		if (cells.list("needs_display", LONGEST_DISPLAY).size() != needs.size()) {
			throw new RefusedCell("needs_display", ImportReport.Why.CONTRADICTORY);
		}
		return needs;
	}

	private static Set<String> formats(Cells cells) throws RefusedCell {
		Set<String> formats = new LinkedHashSet<>(cells.list("format", 200));
		if (!FORMATS.containsAll(formats)) {
			throw new RefusedCell("format", ImportReport.Why.WORD);
		}
		return cells.nonEmpty("format", formats);
	}

	private static Community.@Nullable Cost cost(Cells cells) throws RefusedCell {
		return cells.text("cost", 40).isEmpty() ? null : cells.constant("cost", Community.Cost.class);
	}

}
