package org.peerprescribing.reporting.lattice;

import org.peerprescribing.shared.OdsCode;

/**
 * One thing a report can be asked for. The set is closed: filters choose from it and
 * combine nothing that is not combined here. Every cut has a period of issue; whether it
 * is over is asked of the period.
 */
public sealed interface Cut {

	/** When the prescriptions were issued. */
	Period period();

	/** The board to whose readers it belongs. */
	Place.Board board();

	/**
	 * What became of the prescriptions of a place.
	 *
	 * @param period month, quarter or year
	 * @param place board, network or practice
	 * @param need a group of needs, or all
	 * @param measure what is counted or worked out
	 */
	record Cohort(Period period, Place place, NeedGroup need, Measure measure) implements Cut {

		@Override
		public Place.Board board() {
			return switch (this.place) {
				case Place.Board board -> board;
				case Place.Network network -> network.board();
				case Place.Practice practice -> practice.network().board();
			};
		}

	}

	/**
	 * The communities to which a board's practices sent people, side by side.
	 *
	 * @param period a whole year
	 * @param board whose prescriptions
	 */
	record Communities(Period.Year period, Place.Board board) implements Cut {
	}

	/**
	 * The places below a board, or its need groups, side by side.
	 *
	 * @param period a quarter or a year: of a month there are too few
	 * @param board whose prescriptions
	 * @param by what they are divided by
	 */
	record Parts(Period period, Place.Board board, By by) implements Cut {

		public Parts {
			if (period instanceof Period.Month) {
				throw new IllegalArgumentException("Parts are compared by quarter or by year");
			}
		}

	}

	/** By what a board's prescriptions are divided. */
	enum By {

		NETWORK, PRACTICE, NEED

	}

	/**
	 * One trait alone, for a whole board and all needs.
	 *
	 * @param period month, quarter or year
	 * @param board whose prescriptions
	 * @param trait which
	 * @param measure what is counted or worked out
	 */
	record Equity(Period period, Place.Board board, Trait trait, Measure measure) implements Cut {
	}

	/**
	 * Runs of the matcher that found no community.
	 *
	 * @param period a quarter
	 * @param board whose
	 * @param need a group of needs, or all
	 * @param by language or audience, never both
	 */
	record UnmetNeed(Period.Quarter period, Place.Board board, NeedGroup need, Wish by) implements Cut {
	}

	/** What is counted or worked out of a cohort. */
	enum Measure {

		/** How many reached each step. */
		FUNNEL,
		/** When they joined. */
		TIME_TO_JOINING,
		/** Paired answers. */
		CHANGE

	}

	/** By what groups of people are compared. */
	enum Trait {

		AGE_BAND, SEX, ETHNIC_GROUP, DEPRIVATION, LANGUAGE, DIGITAL_ACCESS, CHANNEL

	}

	/** By what a search for a community can fail. */
	enum Wish {

		LANGUAGE, AUDIENCE

	}

	/** Who may read it: the commissioners of its own board. */
	default boolean isFor(OdsCode reader) {
		return board().code().equals(reader);
	}

}
