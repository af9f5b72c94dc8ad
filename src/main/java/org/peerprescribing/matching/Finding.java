package org.peerprescribing.matching;

import java.util.List;

/**
 * One thing the score has found about a community for this person; the words for the
 * clinician and for the patient are made from it, in whichever language.
 *
 * @param code what was found
 * @param about what it is about, as the code says: needs, kinds of support, numbers
 */
record Finding(Code code, List<Object> about) {

	public Finding {
		about = List.copyOf(about);
	}

	static Finding of(Code code, Object... about) {
		return new Finding(code, List.of(about));
	}

	/** Every finding there is, by the term that makes it. */
	enum Code {

		/**
		 * The person's own need; about the community's {@code Need}, where it may be
		 * named.
		 */
		TOPIC_EXACT,

		/** The next broader need; as above. */
		TOPIC_BROADER,

		/** Two steps broader; as above. */
		TOPIC_MUCH_BROADER,

		/** Something near that need, by a step that only helps matching; as above. */
		TOPIC_NEAR,

		/** So many more of the person's needs; about an {@code Integer}. */
		TOPIC_OTHERS,

		/** No kind of support was asked for, which counts as half. */
		SUPPORT_NOT_ASKED,

		/** None of the kinds wanted is offered. */
		SUPPORT_MISSING,

		/**
		 * These of the kinds wanted are offered; about {@code SupportKind}s in their
		 * order.
		 */
		SUPPORT_OFFERED,

		MODERATION_PRE, MODERATION_POST_24H, MODERATION_POST_HOURS, MODERATION_PEER_ONLY, MODERATION_UNKNOWN,

		/** After what was said, stricter checking comes first. */
		MODERATION_STRICTER_FIRST,

		/** People like them were not asked for, which counts for nobody. */
		PEERS_NOT_ASKED,

		/** For a group that this person belongs to. */
		PEERS_ALIKE,

		/** For people at large. */
		PEERS_AT_LARGE,

		/** Nobody has said or measured how busy it is: counted as the median. */
		ACTIVITY_UNKNOWN,

		/**
		 * Said or measured too long ago to count: as unknown; about a {@code LocalDate}.
		 */
		ACTIVITY_OLD,

		/**
		 * About posts a day, a {@code Double}, and the {@code LocalDate} it is true of.
		 */
		ACTIVITY_POSTS,

		/** About the hours until a first reply, a {@code Double}. */
		ACTIVITY_FIRST_REPLY,

		/** About the percentage of posts that nobody answers, an {@code Integer}. */
		ACTIVITY_UNANSWERED,

		/** Nothing of what counts for access is known. */
		ACCESS_UNKNOWN,

		ACCESS_ANONYMITY, ACCESS_ANY_TIME, ACCESS_NO_ACCOUNT, ACCESS_IN_WRITING, ACCESS_SPOKEN, ACCESS_ACCESSIBLE,

		/** Something asked for is missing or not known; about the {@code AccessNeed}. */
		ACCESS_MISSING,

		/** Nobody has been sent there yet: counted as average. */
		TRACK_NONE,

		/** About how many joined, of how many sent; {@code Integer}s. */
		TRACK_JOINED,

		/** About how many found it useful, of how many answered; {@code Integer}s. */
		TRACK_USEFUL

	}

}
