package org.peerprescribing.directory;

import java.util.Map;

/**
 * Track records as they were counted at one time: immutable.
 *
 * @param newestFact number of the newest fact before the counting began; 0 where there
 * was none
 * @param byCommunity the track records; a community without facts is not in it
 */
record CountedRecords(long newestFact, Map<CommunityId, TrackRecord> byCommunity) {

	CountedRecords {
		byCommunity = Map.copyOf(byCommunity);
	}

	TrackRecord of(CommunityId id) {
		return this.byCommunity.getOrDefault(id, TrackRecord.NONE);
	}

}
