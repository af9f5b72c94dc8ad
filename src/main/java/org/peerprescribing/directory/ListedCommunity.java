package org.peerprescribing.directory;

import org.jspecify.annotations.Nullable;

/**
 * A community that may be proposed now, with the vetting that allows it and what came of
 * it so far.
 *
 * @param community the facts
 * @param vetting the vetting that allows it
 * @param trackRecord what came of sending people there
 * @param activity how alive it is; null where nobody has said or measured it
 * @param background what stands behind the facts; null where only matching reads it
 */
public record ListedCommunity(Community community, Vetting vetting, TrackRecord trackRecord,
		@Nullable Activity activity, @Nullable Background background) {

	/** As far as matching reads it. */
	public ListedCommunity(Community community, Vetting vetting, TrackRecord trackRecord, @Nullable Activity activity) {
		this(community, vetting, trackRecord, activity, null);
	}

}
