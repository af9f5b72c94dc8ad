package org.peerprescribing.consultation;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.matching.AccessNeed;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.shared.SnomedConcept;

/**
 * What a clinician had answered when they stopped: as much as there was. Hides itself in
 * text.
 *
 * @param need the main need; null where none was picked
 * @param wanted codes of the kinds of support ticked, as the page names them
 * @param audiences groups that the person named
 * @param accessNeeds what they need to be able to take part
 * @param online whether the person can get online; null where not answered
 * @param english whether they can take part in English
 * @param risks the risks ticked then
 * @param noRisks whether "no known risks" was ticked then
 */
public record DraftAnswers(@Nullable SnomedConcept need, Set<String> wanted, Set<Audience> audiences,
		Set<AccessNeed> accessNeeds, @Nullable DigitalAccess online, boolean english, Set<Risk> risks,
		boolean noRisks) {

	public DraftAnswers {
		wanted = Set.copyOf(wanted);
		audiences = Set.copyOf(audiences);
		accessNeeds = Set.copyOf(accessNeeds);
		risks = Set.copyOf(risks);
	}

	@Override
	public String toString() {
		return "DraftAnswers[hidden]";
	}

}
