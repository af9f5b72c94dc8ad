package org.peerprescribing.directory.links;

import java.util.UUID;

import org.peerprescribing.directory.CommunityId;

/**
 * An address whose check is this replica's while the lease lasts.
 *
 * @param community whose
 * @param address as the directory has it
 * @param state what is known of it
 * @param lease proves that the check is still ours
 */
record Due(CommunityId community, String address, LinkState state, UUID lease) {
}
