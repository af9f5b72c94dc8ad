package org.peerprescribing.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The terms of a score as sentences for the patient. Only what means something to them is
 * said; a term without such a meaning is passed over. No need is ever named here: others
 * may see the page.
 */
final class PatientWords {

	/** What a patient is not told: it is about the counting, or about other people. */
	static final Set<Finding.Code> UNSAID = EnumSet.of(Finding.Code.TOPIC_OTHERS, Finding.Code.SUPPORT_NOT_ASKED,
			Finding.Code.MODERATION_STRICTER_FIRST, Finding.Code.PEERS_NOT_ASKED, Finding.Code.TRACK_NONE,
			Finding.Code.TRACK_JOINED);

	/** Posts a day from which somebody writes every day. */
	private static final double EVERY_DAY = 2;

	/** Hours. */
	private static final double A_FEW_HOURS = 6;

	private static final double A_DAY = 24;

	/** Per cent of posts without a reply that a newcomer will notice. */
	private static final int MANY_UNANSWERED = 15;

	/** Below so many answers a share would say more than is known. */
	private static final int ENOUGH_ANSWERS = 10;

	private final Phrases phrases;

	PatientWords(Phrases phrases) {
		this.phrases = phrases;
	}

	/** What speaks for the community. */
	Optional<String> plus(ScoreTerm term, boolean meets) {
		return switch (term.kind()) {
			case TOPIC, SIMILARITY, MODERATION -> said("", term.findings().getFirst().code(), meets);
			case SUPPORT -> support(term.findings().getFirst());
			case ACTIVITY -> first(term.findings(), this::alive);
			case ACCESS -> ClinicianWords.offered(term)
				.stream()
				.findFirst()
				.map((need) -> this.phrases.say("ACCESS_" + need.name()));
			case TRACK_RECORD -> first(term.findings(), (finding) -> useful(finding, true));
		};
	}

	/** What speaks against it, where a patient should know. */
	Optional<String> minus(ScoreTerm term, boolean meets) {
		return switch (term.kind()) {
			case TOPIC, SUPPORT, SIMILARITY, MODERATION -> said("minus.", term.findings().getFirst().code(), meets);
			case ACTIVITY -> first(term.findings().reversed(), this::quiet);
			case ACCESS ->
				said("minus.", term.findings().getFirst().code(), meets).or(() -> ClinicianWords.missing(term)
					.stream()
					.findFirst()
					.map((need) -> this.phrases.say("minus.ACCESS_MISSING." + need.name())));
			case TRACK_RECORD -> first(term.findings(), (finding) -> useful(finding, false));
		};
	}

	private Optional<String> support(Finding finding) {
		if (finding.code() != Finding.Code.SUPPORT_OFFERED) {
			return Optional.empty();
		}
		List<String> kinds = finding.about().stream().map((kind) -> this.phrases.say("SupportKind." + kind)).toList();
		return Optional.of(this.phrases.say("SUPPORT_OFFERED", this.phrases.all(kinds)));
	}

	private Optional<String> alive(Finding finding) {
		return switch (finding.code()) {
			case ACTIVITY_POSTS -> sayIf(number(finding) >= EVERY_DAY, "ACTIVITY_POSTS");
			case ACTIVITY_FIRST_REPLY ->
				(number(finding) <= A_FEW_HOURS) ? Optional.of(this.phrases.say("ACTIVITY_FIRST_REPLY.hours"))
						: sayIf(number(finding) <= A_DAY, "ACTIVITY_FIRST_REPLY.day");
			default -> Optional.empty();
		};
	}

	private Optional<String> quiet(Finding finding) {
		return switch (finding.code()) {
			case ACTIVITY_UNANSWERED -> sayIf(number(finding) > MANY_UNANSWERED, "minus.ACTIVITY_UNANSWERED");
			case ACTIVITY_FIRST_REPLY -> sayIf(number(finding) > A_DAY, "minus.ACTIVITY_FIRST_REPLY");
			case ACTIVITY_POSTS -> sayIf(number(finding) < EVERY_DAY, "minus.ACTIVITY_POSTS");
			default -> said("minus.", finding.code(), false);
		};
	}

	private Optional<String> useful(Finding finding, boolean plus) {
		if (finding.code() != Finding.Code.TRACK_USEFUL) {
			return Optional.empty();
		}
		int useful = (Integer) finding.about().getFirst();
		int answered = (Integer) finding.about().getLast();
		boolean holds = plus ? 2 * useful > answered : 2 * useful < answered;
		return sayIf(answered >= ENOUGH_ANSWERS && holds, (plus ? "" : "minus.") + "TRACK_USEFUL");
	}

	private Optional<String> said(String prefix, Finding.Code code, boolean meets) {
		String key = prefix + code.name();
		String ofMeetings = key + ".meeting";
		return (meets && this.phrases.has(ofMeetings)) ? Optional.of(this.phrases.say(ofMeetings))
				: sayIf(this.phrases.has(key), key);
	}

	private Optional<String> sayIf(boolean holds, String key) {
		return holds ? Optional.of(this.phrases.say(key)) : Optional.empty();
	}

	private static double number(Finding finding) {
		return ((Number) finding.about().getFirst()).doubleValue();
	}

	private static Optional<String> first(List<Finding> findings, Function<Finding, Optional<String>> words) {
		return findings.stream().map(words).flatMap(Optional::stream).findFirst();
	}

}
