package org.peerprescribing.shared;

import java.time.LocalDate;
import java.time.Period;

/** Age in whole years on one day, in bands wide enough to be counted in a report. */
public enum AgeBand {

	UNDER_16(0, 15), FROM_16_TO_24(16, 24), FROM_25_TO_44(25, 44), FROM_45_TO_64(45, 64), FROM_65(65, 130);

	private final int from;

	private final int to;

	AgeBand(int from, int to) {
		this.from = from;
		this.to = to;
	}

	/**
	 * The band of an age; refuses an age outside 0 to 130.
	 * @param age whole years
	 */
	public static AgeBand of(int age) {
		for (AgeBand band : values()) {
			if (age >= band.from && age <= band.to) {
				return band;
			}
		}
		throw new InvalidValue("age");
	}

	/** Whole years between birth and a day; refuses a birth after that day. */
	public static int age(LocalDate born, LocalDate on) {
		if (born.isAfter(on)) {
			throw new InvalidValue("birth-date");
		}
		return Period.between(born, on).getYears();
	}

}
