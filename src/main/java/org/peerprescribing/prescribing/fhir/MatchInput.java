package org.peerprescribing.prescribing.fhir;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.matching.AccessNeed;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.SnomedConcept;

/**
 * What a caller of {@code $match-communities} says, before it is known of whom. The
 * package's description is its contract.
 *
 * @param subject whom it is about
 * @param topics the needs, the main one first
 * @param support kinds of support wanted
 * @param preference what would suit this person
 * @param excluded communities that were said no to
 * @param risks the clinician's answer; empty for "no known risks"
 * @param phq9 latest in the record; null where none was given
 * @param count most matches wanted
 */
record MatchInput(SubjectReference subject, List<SnomedConcept> topics, Set<SupportKind> support,
		Preferences preference, List<ExcludedCommunity> excluded, Set<Risk> risks, @Nullable Phq9 phq9, int count) {

	private static final int MOST_TOPICS = 20;

	private static final int MOST_EXCLUDED = 50;

	/** A list may be repeated in full and no more; who sends more has a fault. */
	private static final int MOST_CODES = 20;

	private static final int MOST_MATCHES = 3;

	private static final int HIGHEST_PHQ9 = 27;

	private static final int HIGHEST_ITEM = 3;

	private static final String NO_RISKS = "no-known-risks";

	private static final Map<String, String> NATIONS = Map.of("england", "England", "wales", "Wales", "scotland",
			"Scotland", "northern-ireland", "NI");

	/**
	 * Refuses with its FHIRPath whatever the contract does not allow.
	 * @param coded the way from codes to needs; not to be taken inside a transaction
	 * @param needs the needs list as it stands
	 * @param nation where the caller does not say
	 * @param today the day in London
	 */
	static MatchInput of(Parameters parameters, CodedNeeds coded, NeedHierarchy needs, String nation, LocalDate today) {
		Given given = Given.of(parameters, "subject", "topic", "support", "preference", "exclude", "risk", "phq9",
				"count");
		return new MatchInput(SubjectReference.of(given.one("subject")),
				Topics.read(given.some("topic", MOST_TOPICS), coded, needs),
				codes(given.all("support", MOST_CODES), SupportKind.class),
				preferences(given.one("preference"), nation),
				given.all("exclude", MOST_EXCLUDED).stream().map(ExcludedCommunity::of).toList(),
				risks(given.some("risk", MOST_CODES)),
				given.maybe("phq9").map((phq9) -> phq9(phq9, today)).orElse(null),
				given.maybe("count").map((count) -> count.number(1, MOST_MATCHES)).orElse(MOST_MATCHES));
	}

	/**
	 * The question for the matcher: the person's practice and language come with them.
	 */
	MatchRequest about(Patient patient, int age) {
		this.preference.mustSuit(age);
		Set<LanguageTag> languages = Stream.concat(Stream.of(patient.language()), this.preference.languages().stream())
			.collect(Collectors.toSet());
		Set<SnomedConcept> others = new LinkedHashSet<>(this.topics.subList(1, this.topics.size()));
		return new MatchRequest(patient.practice(), age, this.topics.getFirst(), others, this.support,
				this.preference.audience().keySet(), this.preference.access(), this.preference.accessNeeds(), languages,
				this.preference.nation(), this.risks, this.phq9, this.preference.acceptsPaid(),
				this.excluded.stream().map(ExcludedCommunity::said).toList(), this.count);
	}

	private static Preferences preferences(Given.One given, String nation) {
		Given parts = given.parts("language", "audience", "access-need", "cost", "digital-access", "region");
		Map<Audience, Given.One> audience = new TreeMap<>();
		for (Given.One group : parts.all("audience", MOST_CODES)) {
			Audience named = group.code(Audience.class);
			if (named == Audience.GENERAL) {
				// People at large are no group to ask for: it would change nothing.
				throw group.refused(Problem.UNKNOWN_CODE);
			}
			audience.putIfAbsent(named, group);
		}
		return new Preferences(
				parts.all("language", MOST_CODES).stream().map(Given.One::language).collect(Collectors.toSet()),
				audience, codes(parts.all("access-need", MOST_CODES), AccessNeed.class),
				parts.maybe("cost").map((cost) -> cost.code(Cost.class)).orElse(Cost.FREE_ONLY) == Cost.ACCEPTS_PAID,
				parts.one("digital-access").code(DigitalAccess.class),
				parts.maybe("region").map(MatchInput::nation).orElse(nation));
	}

	private static String nation(Given.One given) {
		return Optional.ofNullable(NATIONS.get(given.code())).orElseThrow(() -> given.refused(Problem.UNKNOWN_CODE));
	}

	/** An answer must be given; "no known risks" is one, and stands alone. */
	private static Set<Risk> risks(List<Given.One> given) {
		List<Given.One> named = given.stream().filter((risk) -> !risk.code().equals(NO_RISKS)).toList();
		Set<Risk> risks = codes(named, Risk.class);
		if (!named.isEmpty() && named.size() < given.size()) {
			throw given.stream()
				.filter((risk) -> risk.code().equals(NO_RISKS))
				.findFirst()
				.orElseThrow()
				.refused(Problem.CONTRADICTORY);
		}
		return risks;
	}

	private static Phq9 phq9(Given.One given, LocalDate today) {
		Given parts = given.parts("total", "item9", "date");
		int total = parts.one("total").number(0, HIGHEST_PHQ9);
		Optional<Given.One> item = parts.maybe("item9");
		Integer item9 = item.map((one) -> one.number(0, HIGHEST_ITEM)).orElse(null);
		if (item9 != null && item9 > total) {
			throw item.orElseThrow().refused(Problem.CONTRADICTORY);
		}
		Given.One date = parts.one("date");
		if (date.day().isAfter(today)) {
			throw date.refused(Problem.INVALID_VALUE);
		}
		return new Phq9(total, item9, date.day());
	}

	private static <E extends Enum<E>> Set<E> codes(List<Given.One> given, Class<E> list) {
		Set<E> codes = EnumSet.noneOf(list);
		given.forEach((one) -> codes.add(one.code(list)));
		return codes;
	}

	/** Which communities may be proposed as to cost. */
	private enum Cost {

		FREE_ONLY, ACCEPTS_PAID

	}

	/**
	 * What would suit this person.
	 *
	 * @param languages in which they can take part, besides their own
	 * @param audience groups named, each with where it stood
	 * @param accessNeeds what they need to be able to take part
	 * @param acceptsPaid whether a community that costs money may be proposed
	 * @param access whether they can get online
	 * @param nation England, Wales, Scotland or NI
	 */
	record Preferences(Set<LanguageTag> languages, Map<Audience, Given.One> audience, Set<AccessNeed> accessNeeds,
			boolean acceptsPaid, DigitalAccess access, String nation) {

		private static final int OLDEST_YOUNG_PERSON = 25;

		private static final int YOUNGEST_OLDER_PERSON = 65;

		/**
		 * A group by age that this person is too old or too young for contradicts the
		 * record. Who is under 16 gets the safety answer, not this one.
		 */
		private void mustSuit(int age) {
			Given.One young = this.audience.get(Audience.YOUNG_PEOPLE);
			if (young != null && age > OLDEST_YOUNG_PERSON) {
				throw young.refused(Problem.CONTRADICTORY);
			}
			Given.One older = this.audience.get(Audience.OLDER_PEOPLE);
			if (older != null && age < YOUNGEST_OLDER_PERSON) {
				throw older.refused(Problem.CONTRADICTORY);
			}
		}

	}

}
