package org.peerprescribing.directory.links;

import java.time.Instant;

/**
 * What the last check of a community's address came to, for curators.
 *
 * @param at when it was checked
 * @param outcome what it came to
 * @param since since when that is so, or since the first of several failures
 * @param failures failures in a row, 0 or more
 * @param sentence what was met, in plain words
 */
public record CheckedLink(Instant at, Outcome outcome, Instant since, int failures, String sentence) {
}
