package org.peerprescribing.support;

import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import org.peerprescribing.patient.EthnicGroup;
import org.peerprescribing.patient.PersonName;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

/** Invented people, each with an NHS number of its own from the range kept for tests. */
public final class People {

	/** An adult of every year in which these tests run. */
	public static final LocalDate BORN = LocalDate.of(1985, 5, 17);

	/**
	 * Every number comes once before any comes again: the step shares no factor with a
	 * million.
	 */
	private static final int STEP = 618_033;

	private static final int NUMBERS = 1_000_000;

	private static final AtomicLong NEXT = new AtomicLong(ThreadLocalRandom.current().nextInt(NUMBERS));

	private People() {
	}

	public static RegisterPatient adultOf(OdsCode practice) {
		return new RegisterPatient(practice, nhsNumber(), BORN, new PersonName("Robin Alex", "Sample"), Sex.FEMALE,
				EthnicGroup.WHITE, LanguageTag.ENGLISH, "record-1");
	}

	public static NhsNumber nhsNumber() {
		while (true) {
			String nine = "999" + String.format("%06d", NEXT.getAndAdd(STEP) % NUMBERS);
			for (int check = 0; check < 10; check++) {
				try {
					return new NhsNumber(nine + check);
				}
				catch (InvalidValue ex) {
					continue;
				}
			}
		}
	}

}
