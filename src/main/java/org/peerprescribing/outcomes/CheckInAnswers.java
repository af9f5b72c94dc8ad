package org.peerprescribing.outcomes;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.NotRightReason;

/**
 * What the patient answered; null is "skipped", and means nothing else.
 *
 * @param fit is it right for you
 * @param notRight why not, where it is not
 * @param joined whether they have joined
 * @param stillUsing whether they still use it; reading counts
 * @param useful 1 (not at all) to 5 (very)
 */
public record CheckInAnswers(@Nullable Fit fit, @Nullable NotRightReason notRight, @Nullable Boolean joined,
		@Nullable Boolean stillUsing, @Nullable Integer useful) {

	/** Is it right for you? */
	public enum Fit {

		YES, NOT_SURE, NO, NOT_TRIED

	}

}
