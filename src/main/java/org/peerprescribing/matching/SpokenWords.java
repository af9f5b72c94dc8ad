package org.peerprescribing.matching;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Need;

/** One sentence about a community that a clinician can say to the patient. */
final class SpokenWords {

	/** Last words of a label that is one of many, and so takes an article. */
	private static final Set<String> COUNTED = Set.of("problem", "condition", "disorder", "phobia", "injury",
			"disability");

	/** Last words of an organisation's name that make people say "the" before it. */
	private static final Set<String> SAID_WITH_THE = Set.of("Association", "Campaign", "campaign", "Federation",
			"Foundation", "Network", "Society", "Trust");

	private final Phrases phrases;

	SpokenWords(Phrases phrases) {
		this.phrases = phrases;
	}

	/** Whether people only meet there, so that there are no posts. */
	static boolean onlyMeets(Community community) {
		return community.formats().equals(Set.of("video_meeting"));
	}

	String sentence(Match match) {
		Community community = match.listed().community();
		String what = this.phrases.say("aloud." + format(community.formats()));
		String moderation = this.phrases
			.say("aloud." + community.moderation().name() + (onlyMeets(community) ? ".meeting" : ""));
		Finding topic = topic(match);
		// The provider's name may tell as much as the need.
		if (match.need().askFirst() || topic == null || topic.about().isEmpty()) {
			return this.phrases.say("aloud.unnamed", what, moderation);
		}
		// A group for something broader is not "for" this need.
		return this.phrases.say((topic.code() == Finding.Code.TOPIC_EXACT) ? "aloud.named" : "aloud.broader", what,
				provider(community.provider()), people(match.need()), moderation);
	}

	/** About nothing where the need that covers theirs is to be asked about first. */
	private static @Nullable Finding topic(Match match) {
		return match.terms()
			.stream()
			.filter((term) -> term.kind() == ScoreTerm.Kind.TOPIC)
			.map((term) -> term.findings().getFirst())
			.findFirst()
			.orElse(null);
	}

	private static String format(Set<String> formats) {
		if (formats.contains("forum") || formats.contains("social_network")) {
			return "group";
		}
		if (formats.contains("group_chat")) {
			return "chat";
		}
		if (formats.contains("video_meeting")) {
			return "meetings";
		}
		return formats.contains("one_to_one_peer") ? "one-to-one" : "other";
	}

	/** "people with low mood"; where a rule would not do, the text says it all. */
	String people(Need need) {
		String own = "people." + need.concept().id();
		if (this.phrases.has(own)) {
			return this.phrases.say(own);
		}
		String said = NeedNames.of(need);
		if (said.split(" ", 2)[0].endsWith("ing")) {
			return this.phrases.say("people.talk", said);
		}
		String last = said.substring(said.lastIndexOf(' ') + 1);
		return this.phrases.say("people", (COUNTED.contains(last) ? article(said) + " " : "") + said);
	}

	private static String article(String said) {
		return ("aeiou".indexOf(said.charAt(0)) >= 0) ? "an" : "a";
	}

	/** "the Stroke Association", "Mind". */
	static String provider(String name) {
		String plain = NeedNames.withoutBrackets(name);
		if (plain.startsWith("The ")) {
			return "the " + plain.substring(4);
		}
		String body = plain.split(" of ", 2)[0];
		boolean trust = plain.contains(" NHS ") && plain.endsWith("Trust");
		boolean the = body.contains(" ") && SAID_WITH_THE.contains(body.substring(body.lastIndexOf(' ') + 1)) && !trust;
		return the ? "the " + plain : plain;
	}

}
