package org.peerprescribing.directory;

import java.time.Instant;

/**
 * A community that was unavailable may be opened again, or a pause of it has ended. Told
 * for each of the two; whether new people may be sent there now is asked of
 * {@link CommunityDirectory#mayBePrescribed}.
 *
 * @param community which
 * @param at when
 */
public record CommunityReturned(CommunityId community, Instant at) {
}
