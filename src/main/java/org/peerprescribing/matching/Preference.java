package org.peerprescribing.matching;

import java.util.Arrays;
import java.util.Set;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.NotRightReason;

/**
 * What comes first after a no, before any score is compared: a person who was upset is
 * not sent to a looser place because it scores better elsewhere.
 */
enum Preference {

	/** After a bad tone or an upset: stricter checking first. */
	STRICTER(NotRightReason.TONE, NotRightReason.UPSET_ME, NotRightReason.FELT_UNSAFE) {
		@Override
		int place(Community community, Situation situation) {
			return switch (community.moderation()) {
				case PRE -> 0;
				case POST_24H -> 1;
				case POST_HOURS -> 2;
				case PEER_ONLY -> 3;
				case UNKNOWN -> 4;
			};
		}
	},

	/** After too busy a place: one to one first, then small groups. */
	SMALLER(NotRightReason.TOO_BUSY) {
		@Override
		int place(Community community, Situation situation) {
			if (community.formats().contains("one_to_one_peer")) {
				return 0;
			}
			return (community.formats().contains("group_chat") || community.formats().contains("video_meeting")) ? 1
					: 2;
		}
	},

	/** After meetings at a bad time: places that are open at any time first. */
	ANY_TIME(NotRightReason.BAD_TIME) {
		@Override
		int place(Community community, Situation situation) {
			return Set.of("forum", "social_network", "app").stream().anyMatch(community.formats()::contains) ? 0 : 1;
		}
	},

	/** After "not my problem": the exact topic first. */
	EXACT_TOPIC(NotRightReason.NOT_MY_PROBLEM) {
		@Override
		int place(Community community, Situation situation) {
			return Topic.of(situation.request().mainNeed(), community.needs(), situation.needs())
				.map(Topic::steps)
				.orElse(3);
		}
	};

	private final NotRightReason[] reasons;

	Preference(NotRightReason... reasons) {
		this.reasons = reasons;
	}

	/** 0 comes first. */
	abstract int place(Community community, Situation situation);

	boolean asked(Situation situation) {
		return situation.saidBefore(this.reasons);
	}

	/** The places of all that were asked for, added up; 0 where nothing was. */
	static int placeOf(Community community, Situation situation) {
		return Arrays.stream(values())
			.filter((preference) -> preference.asked(situation))
			.mapToInt((preference) -> preference.place(community, situation))
			.sum();
	}

}
