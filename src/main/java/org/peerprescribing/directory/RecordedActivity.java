package org.peerprescribing.directory;

import java.time.Instant;

/**
 * How alive a community was, with who entered it.
 *
 * @param activity what was entered
 * @param by name of who entered it
 * @param at when
 */
public record RecordedActivity(Activity activity, String by, Instant at) {
}
