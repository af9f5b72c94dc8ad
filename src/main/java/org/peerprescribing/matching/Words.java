package org.peerprescribing.matching;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.SupportKind;

/**
 * The score and the community in words that a clinician can read or say. A need that is
 * to be asked about first is never named.
 */
final class Words {

	/** First words that keep their capital: names of people. */
	private static final Set<String> NAMES = Set.of("Parkinson's", "Alzheimer's", "Crohn's", "Lewy", "Tourette",
			"Down");

	private static final Set<String> COUNTED = Set.of("problem", "condition", "disorder", "phobia", "stroke", "attack",
			"injury", "disability", "mini-stroke");

	private Words() {
	}

	/** One sentence that can be said to the patient. */
	static String aloud(Community community, Need need) {
		String format = format(community);
		String moderation = spoken(community);
		if (need.askFirst()) {
			// The provider's name may tell as much as the need.
			return "There is " + format + " for people in a similar situation; " + moderation + ".";
		}
		return "There is " + format + " run by " + community.provider() + " " + people(need) + "; " + moderation + ".";
	}

	static String of(ScoreTerm term) {
		return list(term.findings().stream().map(Words::of).toList());
	}

	private static String of(Finding finding) {
		return finding.code().name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	static String support(SupportKind kind) {
		return switch (kind) {
			case EMOTIONAL -> "emotional support";
			case INFORMATIONAL -> "information";
			case INSTRUMENTAL -> "practical help";
			case COMPANIONSHIP -> "company";
			case ESTEEM -> "encouragement";
		};
	}

	/** Parts joined as people do. */
	static String list(List<String> parts) {
		List<String> sorted = parts.stream().sorted().toList();
		return (sorted.size() < 2) ? String.join("", sorted)
				: String.join(", ", sorted.subList(0, sorted.size() - 1)) + " and " + sorted.getLast();
	}

	private static String format(Community community) {
		Set<String> formats = community.formats();
		if (formats.contains("forum") || formats.contains("social_network")) {
			return "an online group";
		}
		if (formats.contains("group_chat")) {
			return "an online chat group";
		}
		if (formats.contains("video_meeting")) {
			return "a group that meets online";
		}
		return formats.contains("one_to_one_peer") ? "one-to-one peer support online" : "an online community";
	}

	private static String spoken(Community community) {
		boolean meets = community.formats().equals(Set.of("video_meeting"));
		return switch (community.moderation()) {
			case PRE -> "every post is checked before it appears";
			case POST_24H -> "its posts are checked by moderators, day and night";
			case POST_HOURS -> meets ? "a trained person leads each meeting" : "its posts are checked by moderators";
			case PEER_ONLY -> "its members look after it themselves";
			case UNKNOWN -> meets ? "who leads the meetings is not known" : "how its posts are checked is not known";
		};
	}

	/** "for people with low mood", "where people talk about feeling anxious". */
	private static String people(Need need) {
		String label = plain(need.patientLabel());
		String first = label.split(" ", 2)[0];
		if (first.endsWith("ing") || "Money".equals(first)) {
			return "where people talk about " + lowered(label);
		}
		String said = lowered(label);
		String last = said.substring(said.lastIndexOf(' ') + 1);
		boolean counted = COUNTED.contains(last);
		return "for people with " + (counted ? article(said) + " " : "") + said;
	}

	private static String article(String said) {
		return ("aeiou".indexOf(Character.toLowerCase(said.charAt(0))) >= 0) ? "an" : "a";
	}

	private static String plain(String label) {
		int bracket = label.indexOf(" (");
		return (bracket < 0) ? label : label.substring(0, bracket);
	}

	private static String lowered(String label) {
		String first = label.split(" ", 2)[0];
		boolean keeps = NAMES.contains(first)
				|| (first.length() > 1 && !first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT)));
		return keeps ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
	}

}
