package org.peerprescribing.matching;

import java.util.Arrays;
import java.util.Set;

import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.NotRightReason;

/**
 * What comes first after a no, before any score is compared: a person who was upset is
 * not sent to a looser place because it scores better elsewhere.
 */
enum Preference {

	/** After a bad tone or an upset: stricter checking first. */
	STRICTER(NotRightReason.TONE, NotRightReason.UPSET_ME, NotRightReason.FELT_UNSAFE) {
		@Override
		int place(Candidate candidate, Topic.Nearness nearness) {
			return candidate.moderation().ordinal();
		}
	},

	/** After too busy a place: one to one first, then small groups. */
	SMALLER(NotRightReason.TOO_BUSY) {
		@Override
		int place(Candidate candidate, Topic.Nearness nearness) {
			if (candidate.isOneToOne()) {
				return 0;
			}
			return candidate.hasSmallGroups() ? 1 : 2;
		}
	},

	/** After meetings at a bad time: places that are open at any time first. */
	ANY_TIME(NotRightReason.BAD_TIME) {
		@Override
		int place(Candidate candidate, Topic.Nearness nearness) {
			return (candidate.offers(AccessNeed.ANY_TIME) == Answer.YES) ? 0 : 1;
		}
	},

	/** After too quiet a place: busier ones first; what is not known is in the middle. */
	BUSIER(NotRightReason.TOO_QUIET) {
		@Override
		int place(Candidate candidate, Topic.Nearness nearness) {
			double posts = candidate.postsADay();
			if (Double.isNaN(posts)) {
				return 1;
			}
			return (posts >= BUSY) ? 0 : (posts >= QUIET) ? 1 : 2;
		}
	},

	/** After trouble with the technology: places that need no account, then no app. */
	SIMPLER(NotRightReason.TECHNICAL) {
		@Override
		int place(Candidate candidate, Topic.Nearness nearness) {
			if (candidate.offers(AccessNeed.NO_ACCOUNT) == Answer.YES) {
				return 0;
			}
			return candidate.isOnlyAnApp() ? 2 : 1;
		}
	},

	/** After "not my problem": the exact topic first. */
	EXACT_TOPIC(NotRightReason.NOT_MY_PROBLEM) {
		@Override
		int place(Candidate candidate, Topic.Nearness nearness) {
			return nearness.ordinal();
		}
	};

	/** Posts a day. */
	private static final double BUSY = 10;

	private static final double QUIET = 2;

	private final Set<NotRightReason> reasons;

	Preference(NotRightReason... reasons) {
		this.reasons = Set.of(reasons);
	}

	/** 0 comes first; at most 4. */
	abstract int place(Candidate candidate, Topic.Nearness nearness);

	/** Those that these reasons ask for. */
	static Preference[] after(Set<NotRightReason> said) {
		return Arrays.stream(values())
			.filter((preference) -> preference.reasons.stream().anyMatch(said::contains))
			.toArray(Preference[]::new);
	}

	/** The places of all that were asked for, added up; 0 where nothing was. */
	static int placeOf(Question question, Candidate candidate, Topic.Nearness nearness) {
		int place = 0;
		for (Preference preference : question.preferences()) {
			place += preference.place(candidate, nearness);
		}
		return place;
	}

}
