package org.peerprescribing.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;

/**
 * Vets a part of the catalogue for the sandbox, by two people who do not exist. Each such
 * vetting says of itself that it is a demonstration; nobody has looked at these
 * communities, and nobody may rely on it.
 */
public final class DemonstrationVetting {

	private static final OdsCode CURATORS = new OdsCode("X90001");

	private static final Actor REVIEWER = new Actor("demonstration-reviewer", "Demonstration Reviewer", CURATORS,
			Set.of(Role.CURATOR));

	private static final Actor APPROVER = new Actor("demonstration-approver", "Demonstration Approver", CURATORS,
			Set.of(Role.APPROVER));

	/** Shown as running by their source, with a known cost. */
	private static final List<String> COMMUNITIES = List.of("side-by-side-mind", "togetherall", "qwell",
			"bipolar-uk-ecommunity", "kooth", "childline-message-boards", "the-mix-community", "app-pptalk",
			"endometriosis-uk-groups", "sue-ryder-online-bereavement", "way-widowed-and-young", "compassionate-friends",
			"facing-the-future", "galop-survivors-forum", "mobilise", "womens-aid-survivors-forum",
			"scope-online-community", "nas-online-community", "adhd-aware-peer-support", "smart-recovery-uk-online",
			"aa-gb-online-meetings", "gamcare-forum", "macmillan-online-community", "cancer-chat-cruk",
			"breast-cancer-now-forum", "prostate-cancer-uk-community", "stroke-association-online-community",
			"shift-ms", "dementia-support-forum", "diabetes-uk-forum", "versus-arthritis-community",
			"long-covid-support");

	/** Run for young people, and so found suitable for 16 and 17 in the demonstration. */
	private static final Set<String> FOR_YOUNG_PEOPLE = Set.of("kooth", "childline-message-boards",
			"the-mix-community");

	private final Clock clock;

	public DemonstrationVetting(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Vets what is still proposed or has lapsed; a second time changes nothing.
	 * @return how many were vetted now
	 */
	public int vet(CommunityDirectory directory, CommunityReviews reviews) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London"));
		int vetted = 0;
		for (DirectoryEntry entry : directory.entries()) {
			CommunityId id = entry.community().id();
			boolean open = entry.state() == DirectoryEntry.State.PROPOSED
					|| entry.state() == DirectoryEntry.State.LAPSED;
			if (open && COMMUNITIES.contains(id.value())) {
				Demonstration.review(reviews, id, FOR_YOUNG_PEOPLE.contains(id.value()), REVIEWER);
				Demonstration.approve(reviews, id, today.plusMonths(6), APPROVER);
				vetted++;
			}
		}
		return vetted;
	}

}
