package org.peerprescribing.directory;

import java.net.URI;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The facts of a community as the directory keeps them; facts are not an endorsement.
 *
 * @param id its id
 * @param name its name
 * @param provider the organisation that runs it
 * @param address home page; null where none is known
 * @param summary one sentence, at most 160 characters
 * @param needs the needs it serves, concepts of the needs list
 * @param minAge youngest age in whole years, included; null where no limit was seen
 * @param maxAge oldest age, included; null where no limit was seen
 * @param audience for whom
 * @param formats forum, social_network, group_chat, video_meeting, app, one_to_one_peer
 * @param moderation how posts are checked
 * @param professionalOversight whether health or specialist staff oversee it
 * @param anonymousAllowed whether a member need not show a real name to others
 * @param cost free, paid or free where commissioned; null where not known
 * @param commissionedBy who pays, where it is free only then
 * @param registrationRequired whether taking part needs an account
 * @param languages languages spoken there
 * @param region UK, England, Wales, Scotland, NI or global
 * @param accessibility anything seen about access; may be empty
 * @param crisisPolicyPublished whether a public page says where to turn in a crisis
 * @param supports what peers give there
 */
public record Community(CommunityId id, String name, String provider, @Nullable URI address, String summary,
		Set<SnomedConcept> needs, @Nullable Integer minAge, @Nullable Integer maxAge, Set<Audience> audience,
		Set<String> formats, Moderation moderation, Answer professionalOversight, Answer anonymousAllowed,
		@Nullable Cost cost, Set<OdsCode> commissionedBy, boolean registrationRequired, Set<LanguageTag> languages,
		String region, String accessibility, Answer crisisPolicyPublished, Set<SupportKind> supports) {

	public Community {
		needs = Set.copyOf(needs);
		audience = Set.copyOf(audience);
		formats = Set.copyOf(formats);
		commissionedBy = Set.copyOf(commissionedBy);
		languages = Set.copyOf(languages);
		supports = Set.copyOf(supports);
	}

	/** What it costs the member. */
	public enum Cost {

		FREE, PAID, FREE_IF_COMMISSIONED

	}

}
