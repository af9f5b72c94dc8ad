package org.peerprescribing.directory;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;

class VettingRiskTests {

	private static final SnomedConcept MENTAL = new SnomedConcept("74732009");

	private static final SnomedConcept DEPRESSION = new SnomedConcept("35489007");

	private static final SnomedConcept PSORIASIS = new SnomedConcept("9014002");

	private static final SnomedConcept HIV = new SnomedConcept("86406008");

	private static final NeedHierarchy NEEDS = new NeedHierarchy(List.of(need(MENTAL, null, false),
			need(DEPRESSION, MENTAL, false), need(PSORIASIS, null, false), need(HIV, null, true)));

	private final CriteriaCatalogue catalogue = new CriteriaCatalogue();

	@Test
	void anOrdinaryCommunityIsVettedForTwelveMonths() {
		VettingRisk risk = risk(Set.of(PSORIASIS), Moderation.PRE, Outcome.NOT_MET);

		assertThat(risk).isEqualTo(new VettingRisk(VettingRisk.Level.STANDARD, Set.of()));
		assertThat(risk.latestDue(LocalDate.of(2026, 11, 30))).isEqualTo("2027-11-30");
	}

	@Test
	void mentalHealthAndWhatIsAskedFirstIsVettedForSixMonths() {
		VettingRisk depression = risk(Set.of(PSORIASIS, DEPRESSION), Moderation.PRE, Outcome.NOT_MET);
		VettingRisk hiv = risk(Set.of(HIV), Moderation.PRE, Outcome.NOT_MET);

		assertThat(depression.reasons()).containsExactly(VettingRisk.Reason.MENTAL_HEALTH);
		assertThat(hiv.reasons()).containsExactly(VettingRisk.Reason.ASK_FIRST);
		assertThat(hiv.latestDue(LocalDate.of(2026, 8, 31))).isEqualTo("2027-02-28");
	}

	@Test
	void aCommunityForYoungPeopleIsVettedForSixMonths() {
		assertThat(risk(Set.of(PSORIASIS), Moderation.PRE, Outcome.MET).reasons())
			.containsExactly(VettingRisk.Reason.FINDING);
	}

	@ParameterizedTest
	@EnumSource(Moderation.class)
	void weakModerationShortensIt(Moderation moderation) {
		boolean weak = moderation == Moderation.PEER_ONLY || moderation == Moderation.UNKNOWN;

		assertThat(risk(Set.of(PSORIASIS), moderation, Outcome.NOT_MET).level())
			.isEqualTo(weak ? VettingRisk.Level.HIGHER : VettingRisk.Level.STANDARD);
	}

	private VettingRisk risk(Set<SnomedConcept> needs, Moderation moderation, Outcome young) {
		Community facts = new Community(new CommunityId("a-group"), "A group", "A charity",
				URI.create("https://example.org/"), "A group.", needs, 18, null, Set.of(Audience.GENERAL),
				Set.of("forum"), moderation, Answer.UNKNOWN, Answer.YES, Community.Cost.FREE, Set.of(), true,
				Set.of(LanguageTag.ENGLISH), "UK", "", Answer.YES, Set.of(SupportKind.EMOTIONAL));
		return VettingRisk.of(facts, NEEDS, this.catalogue.criteria(),
				List.of(Findings.met("moderation"), Findings.finding("suitable-under-18", young)));
	}

	private static Need need(SnomedConcept concept, @Nullable SnomedConcept broader, boolean askFirst) {
		return new Need(concept, "Term", "Label", broader, askFirst, false);
	}

}
