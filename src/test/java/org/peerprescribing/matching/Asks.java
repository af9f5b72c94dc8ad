package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.SnomedConcept;

/**
 * What is asked for one invented person; as {@link MatchRequest}, with the communities
 * that are paid for where they live in place of an organisation.
 */
record Asks(int age, SnomedConcept mainNeed, Set<SnomedConcept> otherNeeds, Set<SupportKind> wanted,
		Set<Audience> belongsTo, DigitalAccess access, Set<AccessNeed> accessNeeds, Set<LanguageTag> languages,
		String nation, Set<Risk> risks, @Nullable Phq9 phq9, boolean acceptsPaid, List<SaidNo> saidNo,
		Set<CommunityId> paidHere) {

	/** Someone of that age, need, language and nation, of whom nothing else is known. */
	static Asks plain(int age, SnomedConcept need, LanguageTag language, String nation) {
		return new Asks(age, need, Set.of(), Set.of(), Set.of(), DigitalAccess.PHONE, Set.of(), Set.of(language),
				nation, Set.of(), null, false, List.of(), Set.of());
	}

	/** The same with more needs and a PHQ-9. */
	Asks with(Set<SnomedConcept> others, @Nullable Phq9 score) {
		return new Asks(this.age, this.mainNeed, others, this.wanted, this.belongsTo, this.access, this.accessNeeds,
				this.languages, this.nation, this.risks, score, this.acceptsPaid, this.saidNo, this.paidHere);
	}

	/**
	 * The same where every group is named, everything is paid for and a fee is no matter.
	 */
	Asks atBest(Set<CommunityId> everything) {
		return new Asks(this.age, this.mainNeed, this.otherNeeds, this.wanted, Set.of(Audience.values()), this.access,
				this.accessNeeds, this.languages, this.nation, this.risks, this.phq9, true, this.saidNo, everything);
	}

}
