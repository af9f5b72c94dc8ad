package org.peerprescribing.directory.openreferral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Background;
import org.peerprescribing.directory.CatalogueColumns;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.SupportKind;

import static org.assertj.core.api.Assertions.assertThat;

/** A word that the catalogue gets and the feed does not know would be lost on its way. */
class ClassificationTests {

	/** These the standard has fields for. */
	private static final Set<String> FIELDS = Set.of("name", "provider", "url", "summary", "min_age", "max_age",
			"languages", "needs_display");

	@Test
	void everyWordOfAColumnHasItsTerm() {
		has(Classification.SUPPORT, SupportKind.class);
		has(Classification.AUDIENCE, Audience.class);
		has(Classification.MODERATION, Moderation.class);
		has(Classification.COST, Community.Cost.class);
		has(Classification.PROVIDER_TYPE, Background.ProviderType.class);
		has(Classification.STATUS, Background.Status.class);
		has(Classification.CONFIDENCE, Background.Confidence.class);
		EnumSet
			.of(Classification.OVERSIGHT, Classification.ANONYMITY, Classification.REGISTRATION,
					Classification.CRISIS_POLICY)
			.forEach((classification) -> has(classification, Answer.class));
		assertThat(Classification.REGION.terms()).hasSize(Nation.values().length)
			.allSatisfy((region, words) -> assertThat(Nation.ofRegion(region)).isPresent());
	}

	@Test
	void everyColumnOfTheCatalogueTravels() {
		Set<String> carried = new TreeSet<>(FIELDS);
		carried.addAll(Classification.FACT.terms().keySet());
		Arrays.stream(Classification.values()).map(Classification::column).forEach(carried::add);
		carried.remove("");

		assertThat(carried).containsExactlyInAnyOrderElementsOf(CatalogueColumns.names());
	}

	private static void has(Classification classification, Class<? extends Enum<?>> words) {
		assertThat(classification.terms().keySet()).isEqualTo(Arrays.stream(words.getEnumConstants())
			.map((constant) -> constant.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet()));
	}

}
