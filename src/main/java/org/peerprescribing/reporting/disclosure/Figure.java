package org.peerprescribing.reporting.disclosure;

/** One figure as a reader may see it. */
public sealed interface Figure {

	/** Hidden, whatever the cause. */
	Figure HIDDEN = new Hidden();

	/** Its closing day has not come. */
	Figure NOT_YET = new NotYet();

	/** Not given for a cohort of this size, whatever it is. */
	Figure NOT_GIVEN = new NotGiven();

	/** As printed: a multiple of 5, {@code [c]}, {@code [x]} or {@code not yet}. */
	String text();

	/** The figure that is printed like this. */
	static Figure of(String text) {
		return switch (text) {
			case "[c]" -> HIDDEN;
			case "[x]" -> NOT_GIVEN;
			case "not yet" -> NOT_YET;
			default -> new Shown(Integer.parseInt(text));
		};
	}

	/**
	 * A count that passed.
	 *
	 * @param count rounded to the nearest 5
	 */
	record Shown(int count) implements Figure {

		public Shown {
			if (count < 0 || count % 5 != 0) {
				throw new IllegalArgumentException("Only rounded counts are shown");
			}
		}

		@Override
		public String text() {
			return Integer.toString(this.count);
		}

	}

	/** Not shown; the mark is the same for every cause. */
	record Hidden() implements Figure {

		@Override
		public String text() {
			return "[c]";
		}

	}

	/** Not released so far; a public matter of dates alone. */
	record NotYet() implements Figure {

		@Override
		public String text() {
			return "not yet";
		}

	}

	/**
	 * Not released and never will be, because of the cohort's released size alone: it
	 * tells nothing about the figure.
	 */
	record NotGiven() implements Figure {

		@Override
		public String text() {
			return "[x]";
		}

	}

}
