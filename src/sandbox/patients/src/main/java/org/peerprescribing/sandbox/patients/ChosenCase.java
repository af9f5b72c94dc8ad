package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The twelve patients that are in every population, at places 0 to 11, so that a trial or
 * a test finds them by what they are. Their problems are exactly those named here.
 */
enum ChosenCase {

	ADULT_WITH_DEPRESSION_AND_ANXIETY(null, 28, 55, List.of("35489007", "48694002"), new Score(14, 0), "en"),

	CARER_OVER_65(null, 66, 80, List.of("224484003", "38341003"), null, "en"),

	UNDER_16(null, 14, 15, List.of("48694002"), null, "en"),

	NO_MOBILE(null, 45, 88, List.of("44054006", "396275006"), null, "en"),

	WELSH_SPEAKER(null, 25, 75, List.of("191616006"), new Score(11, 0), "cy"),

	PHQ9_ITEM9_POSITIVE(null, 25, 65, List.of("310496002"), new Score(18, 2), "en"),

	EATING_DISORDER(Sex.FEMALE, 18, 40, List.of("72366004"), null, "en"),

	NEW_MOTHER(Sex.FEMALE, 22, 42, List.of("58703003"), new Score(12, 0), "en"),

	DECEASED(null, 60, 99, List.of("84114007"), null, "en"),

	NO_PROBLEMS(null, 18, 60, List.of(), null, "en"),

	LONG_COVID(null, 25, 70, List.of("1119303003"), null, "en"),

	LONELY(null, 60, 99, List.of("267076002", "33553000"), null, "en");

	private static final int RECORDED_DAYS_AGO = 42;

	private final @Nullable Sex sex;

	private final int minAge;

	private final int maxAge;

	private final List<String> problems;

	private final @Nullable Score score;

	private final String language;

	ChosenCase(@Nullable Sex sex, int minAge, int maxAge, List<String> problems, @Nullable Score score,
			String language) {
		this.sex = sex;
		this.minAge = minAge;
		this.maxAge = maxAge;
		this.problems = problems;
		this.score = score;
		this.language = language;
	}

	/** Such as {@code carer-over-65}. */
	String fileName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	boolean fits(SyntheaPerson person, LocalDate referenceDate) {
		int age = person.ageOn(referenceDate);
		return fitsButForAge(person) && age >= this.minAge && age <= this.maxAge;
	}

	boolean fitsButForAge(SyntheaPerson person) {
		return this.sex == null || this.sex == person.sex();
	}

	/** The person, with a new birth date where their age would not do. */
	SyntheaPerson fitted(SyntheaPerson person, LocalDate referenceDate) {
		return fits(person, referenceDate) ? person
				: person.bornOn(referenceDate.minusYears(this.minAge).minusMonths(3));
	}

	/**
	 * All but two are at the same practice, so that most of them can be tried with one
	 * sign-in.
	 */
	Practice practice() {
		return switch (this) {
			case WELSH_SPEAKER -> Practice.HARBOUR_STREET;
			case LONG_COVID -> Practice.MEADOW_LANE;
			default -> Practice.WILLOW_BANK;
		};
	}

	String language() {
		return this.language;
	}

	/**
	 * The case about having no mobile number has no e-mail either; everybody else of the
	 * twelve has both.
	 */
	boolean hasContacts() {
		return this != NO_MOBILE;
	}

	List<Problem> problems(NeedsTable needs, LocalDate referenceDate) {
		return this.problems.stream()
			.map((code) -> new Problem(needs.concept(code), referenceDate.minusDays(RECORDED_DAYS_AGO)))
			.toList();
	}

	Optional<Phq9> phq9(LocalDate referenceDate) {
		return Optional.ofNullable(this.score)
			.map((known) -> new Phq9(known.total(), known.item9(), referenceDate.minusDays(RECORDED_DAYS_AGO / 2)));
	}

	Optional<LocalDate> deceased(LocalDate referenceDate) {
		return (this == DECEASED) ? Optional.of(referenceDate.minusDays(60)) : Optional.empty();
	}

	private record Score(int total, int item9) {
	}

}
