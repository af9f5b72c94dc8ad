package org.peerprescribing.identity;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;

/**
 * What a practice belongs to on one day.
 *
 * @param network null where it is in none
 * @param board null where it is below none
 */
public record OrganisationPlace(@Nullable OdsCode network, @Nullable OdsCode board) {
}
