package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.peerprescribing.directory.Need;

/** The terms of a score as clauses that a clinician can read at a glance. */
final class ClinicianWords {

	/** What is looked at where no access need was named; as in {@link Findings}. */
	private static final List<AccessNeed> LOOKED_AT = List.of(AccessNeed.ANONYMITY, AccessNeed.ANY_TIME,
			AccessNeed.NO_ACCOUNT, AccessNeed.ACCESSIBLE);

	private static final String MEETING = ".meeting";

	private final Phrases phrases;

	ClinicianWords(Phrases phrases) {
		this.phrases = phrases;
	}

	/**
	 * What the term has found, as it stands.
	 * @param meets whether people only meet there, so that there are no posts
	 */
	String clause(ScoreTerm term, boolean meets) {
		if (term.kind() == ScoreTerm.Kind.ACCESS) {
			return access(term);
		}
		return String.join(", ", term.findings().stream().map((finding) -> said("", finding, meets)).toList());
	}

	/** The same as what weighs against the community. */
	String minus(ScoreTerm term, boolean meets) {
		return this.phrases.say("minus", switch (term.kind()) {
			case TOPIC, SUPPORT, SIMILARITY, MODERATION -> said("minus.", term.findings().getFirst(), meets);
			case ACTIVITY -> isAnyOf(term, Finding.Code.ACTIVITY_UNKNOWN, Finding.Code.ACTIVITY_OLD)
					? said("minus.", term.findings().getFirst(), meets)
					: this.phrases.say("minus.ACTIVITY", clause(term, meets));
			case ACCESS -> this.phrases.say("ACCESS_MISSING", this.phrases.any(lacking(term)));
			case TRACK_RECORD ->
				isAnyOf(term, Finding.Code.TRACK_NONE) ? said("minus.", term.findings().getFirst(), meets)
						: this.phrases.say("minus.TRACK", clause(term, meets));
		});
	}

	String heldBack() {
		return this.phrases.say("held-back", Math.round(100 * Shares.MOST), Shares.DAYS);
	}

	/** The codes of a term for access that say what is offered. */
	static List<AccessNeed> offered(ScoreTerm term) {
		return term.findings()
			.stream()
			.flatMap((finding) -> Stream.of(AccessNeed.values())
				.filter((need) -> finding.code().name().equals("ACCESS_" + need.name())))
			.toList();
	}

	/** What was asked for, or is looked at otherwise, and is not offered or not known. */
	static List<AccessNeed> missing(ScoreTerm term) {
		List<AccessNeed> named = term.findings()
			.stream()
			.filter((finding) -> finding.code() == Finding.Code.ACCESS_MISSING)
			.map((finding) -> (AccessNeed) finding.about().getFirst())
			.toList();
		List<AccessNeed> offered = offered(term);
		return !named.isEmpty() ? named : LOOKED_AT.stream().filter((need) -> !offered.contains(need)).toList();
	}

	private String access(ScoreTerm term) {
		if (isAnyOf(term, Finding.Code.ACCESS_UNKNOWN)) {
			return this.phrases.say(Finding.Code.ACCESS_UNKNOWN.name());
		}
		List<String> parts = new ArrayList<>();
		List<String> offered = offered(term).stream().map(this::access).toList();
		if (!offered.isEmpty()) {
			parts.add(this.phrases.say("ACCESS", this.phrases.all(offered)));
		}
		if (isAnyOf(term, Finding.Code.ACCESS_MISSING)) {
			parts.add(this.phrases.say("ACCESS_MISSING", this.phrases.any(lacking(term))));
		}
		return String.join(", ", parts);
	}

	private List<String> lacking(ScoreTerm term) {
		return missing(term).stream().map(this::access).toList();
	}

	private String access(AccessNeed need) {
		return this.phrases.say("ACCESS_" + need.name());
	}

	private String said(String prefix, Finding finding, boolean meets) {
		String key = prefix + finding.code().name();
		if (meets && this.phrases.has(key + MEETING)) {
			return this.phrases.say(key + MEETING);
		}
		if (!finding.about().isEmpty() && finding.about().getFirst() instanceof Need need) {
			return this.phrases.say(key + ".named", NeedNames.of(need));
		}
		if (finding.code() == Finding.Code.SUPPORT_OFFERED) {
			return this.phrases.say(key, this.phrases
				.all(finding.about().stream().map((kind) -> this.phrases.say("SupportKind." + kind)).toList()));
		}
		return this.phrases.say(key, finding.about().toArray());
	}

	private static boolean isAnyOf(ScoreTerm term, Finding.Code... codes) {
		return term.findings().stream().anyMatch((finding) -> Stream.of(codes).anyMatch(finding.code()::equals));
	}

}
