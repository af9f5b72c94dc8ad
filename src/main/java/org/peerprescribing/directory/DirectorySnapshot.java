package org.peerprescribing.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The listing as it stands at one moment: immutable, shared, in memory. What has not
 * changed since an earlier snapshot is the same instance in both.
 *
 * @param communities every community that may be proposed, ordered by id
 * @param needs the needs and their hierarchy
 */
public record DirectorySnapshot(List<ListedCommunity> communities, NeedHierarchy needs) {

	public DirectorySnapshot {
		communities = communities.stream().sorted(Comparator.comparing((listed) -> listed.community().id())).toList();
	}

	/** By halving the ordered list: no scan, however long it is. */
	public Optional<ListedCommunity> find(CommunityId id) {
		int low = 0;
		int high = this.communities.size() - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			ListedCommunity listed = this.communities.get(middle);
			int order = listed.community().id().compareTo(id);
			if (order == 0) {
				return Optional.of(listed);
			}
			if (order < 0) {
				low = middle + 1;
			}
			else {
				high = middle - 1;
			}
		}
		return Optional.empty();
	}

}
