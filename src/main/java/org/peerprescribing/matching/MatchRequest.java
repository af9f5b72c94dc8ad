package org.peerprescribing.matching;

import org.peerprescribing.shared.Phq9;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * What the matcher is told of a person; nothing in it identifies one.
 *
 * @param organisation for whom it is asked: decides what is commissioned
 * @param age whole years, 0 to 130
 * @param mainNeed the need that must be covered
 * @param otherNeeds more needs, at most 19
 * @param wanted kinds of support wanted; may be empty
 * @param belongsTo groups the clinician or patient named, such as carers; age groups are
 * derived
 * @param access whether they can get online
 * @param accessNeeds what they need to be able to take part; may be empty
 * @param languages languages they can take part in, at least one
 * @param nation England, Wales, Scotland or NI
 * @param risks the clinician's answer about now; empty means that "no known risks" was
 * answered
 * @param phq9 latest in the record; null where there is none
 * @param acceptsPaid whether a community that costs money may be proposed
 * @param saidNo communities said no to before, with the reasons
 * @param count most matches wanted, 1 to 3
 */
public record MatchRequest(OdsCode organisation, int age, SnomedConcept mainNeed, Set<SnomedConcept> otherNeeds,
		Set<SupportKind> wanted, Set<Audience> belongsTo, DigitalAccess access, Set<AccessNeed> accessNeeds,
		Set<LanguageTag> languages, String nation, Set<Risk> risks, @Nullable Phq9 phq9, boolean acceptsPaid,
		List<SaidNo> saidNo, int count) {

	public MatchRequest {
		otherNeeds = Set.copyOf(otherNeeds);
		wanted = Set.copyOf(wanted);
		belongsTo = Set.copyOf(belongsTo);
		accessNeeds = Set.copyOf(accessNeeds);
		languages = Set.copyOf(languages);
		risks = Set.copyOf(risks);
		saidNo = List.copyOf(saidNo);
	}

	/** The same question with these answers in place of the earlier ones. */
	MatchRequest with(List<SaidNo> said) {
		return new MatchRequest(this.organisation, this.age, this.mainNeed, this.otherNeeds, this.wanted,
				this.belongsTo, this.access, this.accessNeeds, this.languages, this.nation, this.risks, this.phq9,
				this.acceptsPaid, said, this.count);
	}

}
