package org.peerprescribing.consultation.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.matching.Caution;
import org.peerprescribing.matching.Match;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommunityCardTests {

	private static final SnomedConcept DEPRESSION = new SnomedConcept("35489007");

	@Test
	void fromTenAnswersOnTheEvidenceSaysHowSureItIs() {
		assertThat(card(new TrackRecord(60, 40, 30, 18), List.of(), false).evidence())
			.endsWith("18 of 30 said useful; could be 42 % to 75 %");
		assertThat(card(new TrackRecord(60, 40, 10, 9), List.of(), false).evidence()).contains("9 of 10");
	}

	@Test
	void belowTenAnswersTheEvidenceSaysOnlyThatThereAreTooFew() {
		assertThat(card(new TrackRecord(60, 40, 9, 9), List.of(), false).evidence()).endsWith("too few answers yet")
			.doesNotContainPattern("\\d");
	}

	@Test
	void cautionsAreSaidInTheirOwnSentences() {
		List<Caution> cautions = List.of(new Caution("one", "Could be recognised.", "Talk about it."),
				new Caution("two", "Little confidence online.", "Offer help."));

		assertThat(card(TrackRecord.NONE, cautions, false).cautions())
			.isEqualTo("Could be recognised. Little confidence online.");
	}

	@Test
	void oneThatHasHadItsShareSaysSo() {
		assertThat(card(TrackRecord.NONE, List.of(), true).against()).startsWith("Has had over 40 % ").endsWith(".");
		assertThat(card(TrackRecord.NONE, List.of(), false).against()).isEmpty();
	}

	private static CommunityCard card(TrackRecord record, List<Caution> cautions, boolean heldBack) {
		Community community = new Community(new CommunityId("a-group"), "A group", "Mind",
				URI.create("https://example.org/"), "A group.", Set.of(DEPRESSION), 18, null, Set.of(Audience.GENERAL),
				Set.of("forum"), Moderation.PRE, Answer.UNKNOWN, Answer.YES, Community.Cost.FREE, Set.of(), true,
				Set.of(LanguageTag.ENGLISH), "UK", "", Answer.YES, Set.of(SupportKind.EMOTIONAL));
		LocalDate day = LocalDate.of(2026, 11, 1);
		ListedCommunity listed = new ListedCommunity(community,
				new Vetting("A", "B", day, day.plusMonths(6), false, true), record, null);
		Need need = new Need(DEPRESSION, "Depressive disorder", "Depression", null, false, false);
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/consultation");
		messages.setFallbackToSystemLocale(false);
		return CommunityCard.of(new Match(listed, need, 60, List.of(), cautions, heldBack), new Words(messages));
	}

}
