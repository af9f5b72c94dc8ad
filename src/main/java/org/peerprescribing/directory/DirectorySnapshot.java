package org.peerprescribing.directory;

import java.util.List;
import java.util.Optional;

/**
 * The listing as it stands at one moment: immutable, shared, in memory.
 *
 * @param id names this state of the directory; another state has another id
 * @param communities every community that may be proposed, ordered by id
 * @param needs the needs and their hierarchy
 */
public record DirectorySnapshot(String id, List<ListedCommunity> communities, NeedHierarchy needs) {

	public DirectorySnapshot {
		communities = List.copyOf(communities);
	}

	public Optional<ListedCommunity> find(CommunityId id) {
		return this.communities.stream().filter((listed) -> listed.community().id().equals(id)).findFirst();
	}

}
