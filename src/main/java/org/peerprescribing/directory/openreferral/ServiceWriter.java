package org.peerprescribing.directory.openreferral;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Background;
import org.peerprescribing.directory.CatalogueColumns;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.Vetting;

/**
 * A listed community as a service of the feed. Neither the track record nor who vetted it
 * nor anything they wrote goes out.
 */
final class ServiceWriter {

	/** Goes before everything else that a reader sees of it. */
	static final String DEMONSTRATION = "Demonstration only: nobody has checked this service. Do not use it.";

	private final NeedHierarchy needs;

	private final Vocabulary vocabulary;

	ServiceWriter(NeedHierarchy needs, Vocabulary vocabulary) {
		this.needs = needs;
		this.vocabulary = vocabulary;
	}

	static UUID id(ListedCommunity listed) {
		return FeedIds.of("service", listed.community().id().value());
	}

	/** The service with all that belongs to it. */
	Service whole(ListedCommunity listed) {
		UUID id = id(listed);
		Community facts = listed.community();
		return single(listed, id, List.of(new Service.Schedule(FeedIds.of("schedule", id.toString()), id, "Online")),
				areas(id, facts.region()), languages(id, columns(listed).get("languages")), costs(id, facts.cost()),
				attributes(id, columns(listed)));
	}

	/** Only what is single, as the standard has it in a list. */
	Service brief(ListedCommunity listed) {
		return single(listed, id(listed), null, null, null, null, null);
	}

	/** The terms that the service is linked to, further facts apart. */
	List<TaxonomyTerm> terms(ListedCommunity listed) {
		Map<String, String> columns = columns(listed);
		List<TaxonomyTerm> terms = new ArrayList<>();
		for (Classification classification : Classification.values()) {
			parts(columns.get(classification.column()))
				.forEach((code) -> this.vocabulary.term(classification, code).ifPresent(terms::add));
		}
		return terms;
	}

	private Service single(ListedCommunity listed, UUID id, @Nullable List<Service.Schedule> schedules,
			@Nullable List<Service.ServiceArea> areas, @Nullable List<Service.Language> languages,
			@Nullable List<Service.CostOption> costs, @Nullable List<Service.Attribute> attributes) {
		Community facts = listed.community();
		Vetting vetting = listed.vetting();
		Background background = listed.background();
		URI address = facts.address();
		UUID provider = FeedIds.of("organization", facts.provider());
		return new Service(id, provider, facts.name(), facts.summary(), (address != null) ? address.toString() : null,
				"active", facts.minAge(), facts.maxAge(), vetting.demonstration() ? DEMONSTRATION : null,
				vetting.demonstration() ? null : vetting.reviewedOn(),
				(background != null) ? background.factsChangedAt() : null,
				new Service.Organization(provider, facts.provider(), kindOf(background, facts.provider())), schedules,
				areas, languages, costs, attributes);
	}

	/**
	 * The standard wants a description; the kind of organisation is what is known of it.
	 */
	private String kindOf(@Nullable Background background, String provider) {
		return Optional.ofNullable(background)
			.filter((known) -> known.providerType() != Background.ProviderType.UNKNOWN)
			.flatMap((known) -> this.vocabulary.term(Classification.PROVIDER_TYPE,
					known.providerType().name().toLowerCase(Locale.ROOT)))
			.map(TaxonomyTerm::name)
			.orElse(provider);
	}

	private Map<String, String> columns(ListedCommunity listed) {
		return CatalogueColumns.of(listed.community(), listed.background(), this.needs);
	}

	private static List<Service.ServiceArea> areas(UUID service, String region) {
		return Nation.ofRegion(region)
			.map((nation) -> new Service.ServiceArea(FeedIds.of("service_area", service.toString()), service,
					nation.words(), nation.uri()))
			.stream()
			.toList();
	}

	private static List<Service.Language> languages(UUID service, @Nullable String tags) {
		return parts(tags).stream()
			.map((tag) -> new Service.Language(FeedIds.of("language", service.toString(), tag), service,
					Locale.forLanguageTag(tag).getDisplayName(Locale.UK), tag))
			.toList();
	}

	private static List<Service.CostOption> costs(UUID service, Community.@Nullable Cost cost) {
		if (cost == null) {
			return List.of();
		}
		UUID id = FeedIds.of("cost_option", service.toString());
		return List.of(switch (cost) {
			case FREE -> new Service.CostOption(id, service, "Free", BigDecimal.ZERO);
			case PAID -> new Service.CostOption(id, service, "Members pay", null);
			case FREE_IF_COMMISSIONED ->
				new Service.CostOption(id, service, "Free where an organisation pays for its people", null);
		});
	}

	private List<Service.Attribute> attributes(UUID service, Map<String, String> columns) {
		List<Service.Attribute> attributes = new ArrayList<>();
		for (Classification classification : Classification.values()) {
			if (classification != Classification.FACT) {
				parts(columns.get(classification.column())).forEach((code) -> this.vocabulary.term(classification, code)
					.ifPresent((term) -> attributes.add(attribute(service, classification, term, null))));
			}
		}
		Classification.FACT.terms().keySet().forEach((column) -> {
			String text = columns.getOrDefault(column, "");
			if (!text.isEmpty()) {
				this.vocabulary.term(Classification.FACT, column)
					.ifPresent((term) -> attributes.add(attribute(service, Classification.FACT, term, text)));
			}
		});
		return attributes;
	}

	private static Service.Attribute attribute(UUID service, Classification classification, TaxonomyTerm term,
			@Nullable String value) {
		return new Service.Attribute(FeedIds.of("attribute", service.toString(), classification.key(), term.code()),
				service, "service", classification.key(), term.id(), value, term);
	}

	private static List<String> parts(@Nullable String text) {
		return (text == null || text.isEmpty()) ? List.of() : Arrays.asList(text.split(";"));
	}

}
