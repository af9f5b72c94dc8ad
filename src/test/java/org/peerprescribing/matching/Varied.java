package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.Set;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.shared.SnomedConcept;

/** A question or a listed community with one thing changed. */
final class Varied {

	private Varied() {
	}

	static MatchRequest aged(MatchRequest r, int age) {
		return new MatchRequest(r.organisation(), age, r.mainNeed(), r.otherNeeds(), r.wanted(), r.belongsTo(),
				r.access(), r.accessNeeds(), r.languages(), r.nation(), r.risks(), r.phq9(), r.acceptsPaid(),
				r.saidNo(), r.count());
	}

	static MatchRequest risky(MatchRequest r, Set<Risk> risks) {
		return new MatchRequest(r.organisation(), r.age(), r.mainNeed(), r.otherNeeds(), r.wanted(), r.belongsTo(),
				r.access(), r.accessNeeds(), r.languages(), r.nation(), risks, r.phq9(), r.acceptsPaid(), r.saidNo(),
				r.count());
	}

	static ListedCommunity with(ListedCommunity listed, TrackRecord record) {
		return new ListedCommunity(listed.community(), listed.vetting(), record, listed.activity());
	}

	static MatchRequest withoutOthers(MatchRequest r) {
		return new MatchRequest(r.organisation(), r.age(), r.mainNeed(), Set.of(), r.wanted(), r.belongsTo(),
				r.access(), r.accessNeeds(), r.languages(), r.nation(), r.risks(), r.phq9(), r.acceptsPaid(),
				r.saidNo(), r.count());
	}

	static ListedCommunity serving(ListedCommunity listed, Set<SnomedConcept> needs) {
		return changed(listed, needs, listed.community().moderation());
	}

	static ListedCommunity moderated(ListedCommunity listed, Moderation moderation) {
		return changed(listed, listed.community().needs(), moderation);
	}

	static ListedCommunity lapsed(ListedCommunity listed) {
		Vetting v = listed.vetting();
		return vetted(listed, new Vetting(v.reviewedBy(), v.approvedBy(), LocalDate.of(2026, 1, 1), Invented.TODAY,
				v.suitableUnder18(), v.demonstration()));
	}

	static ListedCommunity notForUnder18(ListedCommunity listed) {
		Vetting v = listed.vetting();
		return vetted(listed,
				new Vetting(v.reviewedBy(), v.approvedBy(), v.reviewedOn(), v.nextDue(), false, v.demonstration()));
	}

	private static ListedCommunity vetted(ListedCommunity listed, Vetting vetting) {
		return new ListedCommunity(listed.community(), vetting, listed.trackRecord(), listed.activity());
	}

	private static ListedCommunity changed(ListedCommunity listed, Set<SnomedConcept> needs, Moderation moderation) {
		Community c = listed.community();
		return new ListedCommunity(
				new Community(c.id(), c.name(), c.provider(), c.address(), c.summary(), needs, c.minAge(), c.maxAge(),
						c.audience(), c.formats(), moderation, c.professionalOversight(), c.anonymousAllowed(),
						c.cost(), c.commissionedBy(), c.registrationRequired(), c.languages(), c.region(),
						c.accessibility(), c.crisisPolicyPublished(), c.supports()),
				listed.vetting(), listed.trackRecord(), listed.activity());
	}

}
