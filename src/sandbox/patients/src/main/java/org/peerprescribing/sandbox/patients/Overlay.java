package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Second step: lays identity, practice, needs and scores over Synthea's people. The same
 * people, seed and reference date give the same patients.
 *
 * @param seed seed of everything drawn here
 * @param referenceDate the day that ages and dates are reckoned from
 */
record Overlay(long seed, LocalDate referenceDate) {

	/** The mobile numbers kept for drama are a thousand. */
	static final int MOST = 1000;

	/**
	 * Patients in the order of their places: first the chosen cases, then everybody else
	 * in the order given.
	 * @throws IllegalArgumentException where there are fewer people than chosen cases, or
	 * more than {@link #MOST}
	 */
	List<InventedPatient> over(List<SyntheaPerson> people) {
		if (people.size() < ChosenCase.values().length || people.size() > MOST) {
			throw new IllegalArgumentException("people: " + people.size());
		}
		List<SyntheaPerson> left = new ArrayList<>(people);
		List<InventedPatient> patients = new ArrayList<>();
		Tables tables = new Tables(new Identities(), new NeedsTable(), new SyntheaConditions());
		for (ChosenCase chosen : ChosenCase.values()) {
			SyntheaPerson person = take(left, chosen);
			patients.add(chosen(tables, patients.size(), chosen, chosen.fitted(person, this.referenceDate)));
		}
		for (SyntheaPerson person : left) {
			patients.add(anybody(tables, patients.size(), person));
		}
		return patients;
	}

	private SyntheaPerson take(List<SyntheaPerson> left, ChosenCase chosen) {
		SyntheaPerson found = left.stream()
			.filter((person) -> chosen.fits(person, this.referenceDate))
			.findFirst()
			.or(() -> left.stream().filter(chosen::fitsButForAge).findFirst())
			.orElseThrow(() -> new IllegalArgumentException("nobody for " + chosen.fileName()));
		left.remove(found);
		return found;
	}

	private InventedPatient chosen(Tables tables, int place, ChosenCase chosen, SyntheaPerson person) {
		Identity drawn = identity(tables, place, person, chosen.language());
		Identity identity = new Identity(drawn.given(), drawn.family(), drawn.language(), drawn.ethnicCategory(),
				Identities.mobile(place), Identities.email(drawn.given(), drawn.family(), place));
		return new InventedPatient(place, Optional.of(chosen), person.sex(), person.birthDate(),
				chosen.deceased(this.referenceDate), chosen.hasContacts() ? identity : identity.withoutContacts(),
				chosen.practice(), chosen.problems(tables.needs(), this.referenceDate),
				chosen.phq9(this.referenceDate));
	}

	private InventedPatient anybody(Tables tables, int place, SyntheaPerson person) {
		List<Problem> problems = new ArrayList<>(tables.conditions().keep(this.seed, place, person));
		problems.addAll(tables.needs()
			.draw(this.seed, place, person.sex(), person.ageOn(this.referenceDate), this.referenceDate));
		boolean depressed = problems.stream()
			.anyMatch((problem) -> tables.needs().isDepression(problem.concept().code()));
		Practice practice = Draw.of(this.seed, place, "practice").oneOf(List.of(Practice.values()));
		return new InventedPatient(place, Optional.empty(), person.sex(), person.birthDate(), Optional.empty(),
				identity(tables, place, person, null), practice, problems,
				depressed ? score(place) : person.phq9().filter((phq9) -> phq9.total() < 10));
	}

	private Identity identity(Tables tables, int place, SyntheaPerson person, @Nullable String language) {
		return tables.identities().at(this.seed, place, person.sex(), person.ageOn(this.referenceDate), language);
	}

	/**
	 * Four in five people with depression have a recent score; item 9 is 0 for most of
	 * them.
	 */
	private Optional<Phq9> score(int place) {
		Draw draw = Draw.of(this.seed, place, "phq9");
		if (!draw.percent(80)) {
			return Optional.empty();
		}
		int total = draw.between(3, 12) + draw.between(0, 12);
		int item9 = draw.percent(85) ? 0 : draw.between(1, 2);
		return Optional.of(new Phq9(total, item9, this.referenceDate.minusDays(draw.between(1, 180))));
	}

	private record Tables(Identities identities, NeedsTable needs, SyntheaConditions conditions) {
	}

}
