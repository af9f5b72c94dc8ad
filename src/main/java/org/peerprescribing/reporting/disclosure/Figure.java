package org.peerprescribing.reporting.disclosure;

/** One figure as a reader may see it. */
public sealed interface Figure {

	/** Hidden, whatever the cause. */
	Figure HIDDEN = new Hidden();

	/** Its closing day has not come. */
	Figure NOT_YET = new NotYet();

	/** As printed: a multiple of 5, {@code [c]} or {@code not yet}. */
	String text();

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

}
