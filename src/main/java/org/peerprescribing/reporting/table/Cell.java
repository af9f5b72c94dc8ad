package org.peerprescribing.reporting.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.peerprescribing.reporting.disclosure.Figure;

/** What stands in one cell of a table, in words that are the same at every exit. */
public sealed interface Cell {

	/** A cell that has nothing to say, such as the share of the first step. */
	Cell EMPTY = new Text("");

	/** As every exit writes it. */
	String text();

	/**
	 * A released count.
	 *
	 * @param figure shown, hidden or not yet
	 */
	record Count(Figure figure) implements Cell {

		@Override
		public String text() {
			return this.figure.text();
		}

	}

	/**
	 * Worked out from released counts, to whole percents or tenths of a point.
	 *
	 * @param value in the unit of its column
	 */
	record Number(BigDecimal value) implements Cell {

		/**
		 * @param share 0 to 1
		 */
		public static Number percent(double share) {
			return new Number(BigDecimal.valueOf(share * 100).setScale(0, RoundingMode.HALF_UP));
		}

		@Override
		public String text() {
			return this.value.toPlainString();
		}

	}

	/**
	 * Words.
	 *
	 * @param text may be empty
	 */
	record Text(String text) implements Cell {
	}

}
