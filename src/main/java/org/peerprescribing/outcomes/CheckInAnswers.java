package org.peerprescribing.outcomes;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.shared.InvalidValue;

/**
 * What the patient answered; null is "skipped", and means nothing else.
 *
 * @param fit is it right for you
 * @param notRight why not, where it is not
 * @param joined whether they have joined
 * @param stillUsing whether they still use it; reading counts
 * @param useful 1 (not at all) to 5 (very)
 * @param reflections what they make of themselves; our own items, not validated
 */
public record CheckInAnswers(@Nullable Fit fit, @Nullable NotRightReason notRight, @Nullable Boolean joined,
		@Nullable Boolean stillUsing, @Nullable Integer useful, Reflections reflections) {

	/** Refuses a usefulness outside 1 to 5. */
	public CheckInAnswers {
		requireFivePoints(useful, "useful");
	}

	/** Without the reflections. */
	public CheckInAnswers(@Nullable Fit fit, @Nullable NotRightReason notRight, @Nullable Boolean joined,
			@Nullable Boolean stillUsing, @Nullable Integer useful) {
		this(fit, notRight, joined, stillUsing, useful, Reflections.NONE);
	}

	/** Whether anything was not skipped. */
	public boolean hasSaidAnything() {
		return this.fit != null || this.joined != null || this.stillUsing != null || this.useful != null
				|| !this.reflections.equals(Reflections.NONE);
	}

	private static void requireFivePoints(@Nullable Integer value, String item) {
		if (value != null && (value < 1 || value > 5)) {
			throw new InvalidValue(item);
		}
	}

	/** Is it right for you? */
	public enum Fit {

		YES, NOT_SURE, NO, NOT_TRIED

	}

	/**
	 * Each from 1 (not at all) to 5 (very much); null is "skipped". Not validated: never
	 * added up, and no measure of anything.
	 *
	 * @param knowMore I know more about my situation
	 * @param lessAlone I feel less alone
	 * @param moreAble I feel more able to manage
	 */
	public record Reflections(@Nullable Integer knowMore, @Nullable Integer lessAlone, @Nullable Integer moreAble) {

		/** All three skipped. */
		public static final Reflections NONE = new Reflections(null, null, null);

		/** Refuses what is outside 1 to 5. */
		public Reflections {
			requireFivePoints(knowMore, "know-more");
			requireFivePoints(lessAlone, "less-alone");
			requireFivePoints(moreAble, "more-able");
		}

	}

}
