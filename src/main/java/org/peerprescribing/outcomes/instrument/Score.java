package org.peerprescribing.outcomes.instrument;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an instrument says of one set of answers; nothing is imputed.
 *
 * @param items value of each item that was answered, in the order of the instrument
 * @param missing items that were not, in the order of the instrument
 * @param total the sum; null where the instrument has none, or an item of it is missing
 */
public record Score(Map<String, Integer> items, List<String> missing, @Nullable Integer total) {
}
