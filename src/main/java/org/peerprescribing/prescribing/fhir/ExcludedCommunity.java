package org.peerprescribing.prescribing.fhir;

import org.hl7.fhir.r4.model.Reference;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.matching.SaidNo;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Problem;

/**
 * A community that was said no to before.
 *
 * @param said which, and why
 * @param given where the community stood
 */
record ExcludedCommunity(SaidNo said, Given.One given) {

	private static final String TYPE = "HealthcareService/";

	static ExcludedCommunity of(Given.One exclude) {
		Given parts = exclude.parts("community", "reason");
		Given.One community = parts.one("community");
		return new ExcludedCommunity(new SaidNo(community(community), parts.one("reason").code(NotRightReason.class)),
				community);
	}

	private static CommunityId community(Given.One given) {
		Reference reference = given.value(Reference.class);
		if (!reference.hasReference()) {
			throw given.refused(Problem.REQUIRED, "reference");
		}
		try {
			if (reference.getReference().startsWith(TYPE)) {
				return new CommunityId(reference.getReference().substring(TYPE.length()));
			}
		}
		catch (InvalidValue ex) {
			// falls through: it is none of ours
		}
		throw given.refused(Problem.UNKNOWN_REFERENCE, "reference");
	}

}
