package org.peerprescribing.consultation.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consultation.DraftAnswers;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.matching.AccessNeed;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.util.MultiValueMap;

/**
 * The clinician's answers. A code that the page does not offer is refused; what is merely
 * missing is a {@link Fault}. Hides itself in text.
 *
 * @param need the main need; null where none was picked
 * @param wanted kinds of support ticked
 * @param groups groups that the person named, such as veterans; ages are derived
 * @param access what they need to be able to take part
 * @param online whether the person can get online; null where not answered
 * @param risks the risks ticked
 * @param noRisks whether "no known risks" was ticked
 * @param english whether they can take part in English
 * @param run the run whose cards the page shows; null before
 * @param caution why to go on in spite of a caution; null where not said
 * @param agreed whether the patient agreed to be contacted
 * @param channel how the first message goes out; null where not picked
 * @param mobile mobile number as typed
 * @param email e-mail address as typed
 * @param key name of this command, made with the page
 * @param noContact whether nothing may be sent to the patient
 */
record VisitForm(@Nullable SnomedConcept need, Set<Wanted> wanted, Set<Audience> groups, Set<AccessNeed> access,
		@Nullable DigitalAccess online, Set<Risk> risks, boolean noRisks, boolean english, @Nullable MatchRunId run,
		@Nullable String caution, boolean agreed, @Nullable Channel channel, String mobile, String email, String key,
		boolean noContact) {

	/** What can be named; carers are asked for with the support, ages are known. */
	static final Set<Audience> GROUPS = Collections.unmodifiableSet(EnumSet
		.complementOf(EnumSet.of(Audience.GENERAL, Audience.YOUNG_PEOPLE, Audience.OLDER_PEOPLE, Audience.CARERS)));

	static final String OTHER = "other";

	private static final String NONE = "none";

	static VisitForm of(MultiValueMap<String, String> sent) {
		String need = get(sent, "need");
		if (need.isEmpty() || need.equals(OTHER)) {
			need = get(sent, "otherNeed");
		}
		String run = get(sent, "run");
		String caution = get(sent, "caution");
		return new VisitForm(need.isEmpty() ? null : new SnomedConcept(need), codes(sent, "wanted", Wanted.class),
				groups(sent), codes(sent, "access", AccessNeed.class),
				codes(sent, "online", DigitalAccess.class).stream().findFirst().orElse(null),
				codes(sent, "risk", Risk.class), sent.getOrDefault("risk", List.of()).contains(NONE),
				!get(sent, "english").isEmpty(), run.isEmpty() ? null : run(run), caution.isEmpty() ? null : caution,
				!get(sent, "agreed").isEmpty(), codes(sent, "channel", Channel.class).stream().findFirst().orElse(null),
				get(sent, "mobile"), get(sent, "email"), get(sent, "Idempotency-Key"),
				!get(sent, "noContact").isEmpty());
	}

	/** With the record's contact details, where the page has not asked for any yet. */
	VisitForm orContactOf(VisitForm prefilled) {
		if (this.channel != null || !this.mobile.isEmpty() || !this.email.isEmpty()) {
			return this;
		}
		return new VisitForm(this.need, this.wanted, this.groups, this.access, this.online, this.risks, this.noRisks,
				this.english, this.run, this.caution, this.agreed, prefilled.channel, prefilled.mobile, prefilled.email,
				this.key, this.noContact);
	}

	/** With what a colleague answered; risk and agreement are asked again. */
	VisitForm with(DraftAnswers draft) {
		return new VisitForm((draft.need() != null) ? draft.need() : this.need,
				draft.wanted().stream().map(Wanted::valueOf).collect(Collectors.toUnmodifiableSet()), draft.audiences(),
				draft.accessNeeds(), draft.online(), Set.of(), false, draft.english(), null, null, false, this.channel,
				this.mobile, this.email, this.key, this.noContact);
	}

	/** What a colleague would have to know to go on. */
	DraftAnswers answers() {
		return new DraftAnswers(this.need, this.wanted.stream().map(Enum::name).collect(Collectors.toSet()),
				this.groups, this.access, this.online, this.english, this.risks, this.noRisks);
	}

	/** What is missing before the cards can be shown. */
	List<Fault> faults() {
		List<Fault> faults = new ArrayList<>();
		if (this.need == null) {
			faults.add(new Fault("need", "Select the main need"));
		}
		if (this.online == null) {
			faults.add(new Fault("online", "Select whether they can get online"));
		}
		if (this.risks.isEmpty() && !this.noRisks) {
			faults.add(new Fault("risk", "Select the risks, or select no known risks"));
		}
		if (!this.risks.isEmpty() && this.noRisks) {
			faults.add(new Fault("risk", "Select the risks or no known risks, not both"));
		}
		return faults;
	}

	private static Set<Audience> groups(MultiValueMap<String, String> sent) {
		Set<Audience> named = codes(sent, "group", Audience.class);
		if (!GROUPS.containsAll(named)) {
			throw new ProblemException(Problem.UNKNOWN_CODE, "group");
		}
		return named;
	}

	private static <E extends Enum<E>> Set<E> codes(MultiValueMap<String, String> sent, String name, Class<E> type) {
		return sent.getOrDefault(name, List.of())
			.stream()
			.filter((code) -> !code.isEmpty() && !code.equals(NONE))
			.map((code) -> Arrays.stream(type.getEnumConstants())
				.filter((one) -> one.name().equals(code))
				.findFirst()
				.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, name)))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static MatchRunId run(String text) {
		try {
			return new MatchRunId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new ProblemException(Problem.INVALID_VALUE, "run");
		}
	}

	private static String get(MultiValueMap<String, String> sent, String name) {
		String value = sent.getFirst(name);
		return (value != null) ? value.strip() : "";
	}

	@Override
	public String toString() {
		return "VisitForm[hidden]";
	}

}
