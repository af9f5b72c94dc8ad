package org.peerprescribing.reporting.lattice;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When prescriptions were issued: a month, a quarter or a year, London time. There are no
 * free dates. Years are the health service's, 1 April to 31 March, and quarters are
 * theirs.
 */
public sealed interface Period {

	/** Its months, in order. */
	List<YearMonth> months();

	/** As in an address: {@code 2026-04}, {@code 2026-27-q1}, {@code 2026-27}. */
	String code();

	/** Whether it is over; an open period is not reported on. */
	default boolean isClosed(Instant at) {
		return !months().getLast().plusMonths(1).atDay(1).atStartOfDay(FunnelStep.ZONE).toInstant().isAfter(at);
	}

	/** The year in which a month lies. */
	static Year yearOf(YearMonth month) {
		return new Year((month.getMonthValue() < 4) ? month.getYear() - 1 : month.getYear());
	}

	/** Empty for whatever is no code of a period. */
	static Optional<Period> parse(String code) {
		return PeriodCode.parse(code);
	}

	/**
	 * A calendar month.
	 *
	 * @param month from 2020 to 2099
	 */
	record Month(YearMonth month) implements Period {

		public Month {
			PeriodCode.check(month.getYear());
		}

		@Override
		public List<YearMonth> months() {
			return List.of(this.month);
		}

		@Override
		public String code() {
			return this.month.toString();
		}

	}

	/**
	 * Three months.
	 *
	 * @param year whose
	 * @param number 1 (from April) to 4 (from January)
	 */
	record Quarter(Year year, int number) implements Period {

		public Quarter {
			if (number < 1 || number > 4) {
				throw new IllegalArgumentException("A year has four quarters");
			}
		}

		@Override
		public List<YearMonth> months() {
			return this.year.months().subList(3 * this.number - 3, 3 * this.number);
		}

		@Override
		public String code() {
			return this.year.code() + "-q" + this.number;
		}

	}

	/**
	 * Twelve months from April.
	 *
	 * @param from the calendar year it begins in, from 2020 to 2098
	 */
	record Year(int from) implements Period {

		public Year {
			PeriodCode.check(from);
			PeriodCode.check(from + 1);
		}

		@Override
		public List<YearMonth> months() {
			YearMonth april = YearMonth.of(this.from, 4);
			return IntStream.range(0, 12).mapToObj(april::plusMonths).toList();
		}

		/** Its four quarters, in order. */
		public List<Quarter> quarters() {
			return IntStream.rangeClosed(1, 4).mapToObj((number) -> new Quarter(this, number)).toList();
		}

		@Override
		public String code() {
			return this.from + "-" + Integer.toString(this.from + 1).substring(2);
		}

	}

}
