package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** People as Synthea would give them, for tests that need many of them at once. */
final class SyntheaPeople {

	static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	static final String PARTNER_ABUSE = "706893006";

	private static final String EMPLOYMENT = "160903007";

	private static final String TYPE_2_DIABETES = "44054006";

	private SyntheaPeople() {
	}

	/**
	 * Adults of all ages, each with partner abuse, an employment note and diabetes, as
	 * Synthea overdoes them.
	 */
	static List<SyntheaPerson> adults(int count) {
		Random random = new Random(42);
		List<SyntheaPerson> people = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			people.add(new SyntheaPerson("person-%05d".formatted(i), (i % 2 == 0) ? Sex.FEMALE : Sex.MALE,
					TODAY.minusDays(18 * 366L + random.nextInt(60 * 365)), conditions(), Optional.empty()));
		}
		return people;
	}

	private static List<SyntheaPerson.Condition> conditions() {
		LocalDate recorded = TODAY.minusYears(2);
		return List.of(new SyntheaPerson.Condition(PARTNER_ABUSE, recorded),
				new SyntheaPerson.Condition(EMPLOYMENT, recorded),
				new SyntheaPerson.Condition(TYPE_2_DIABETES, recorded));
	}

}
