package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A state of the index as it is kept: the parts by their digests, and what changes too
 * often to be a part.
 *
 * @param needs digest of the needs list
 * @param communities digests of the communities, in the order of their ids
 * @param records track records that are not empty, by community
 * @param shares prescriptions by need and community
 */
record StoredIndex(String needs, List<String> communities, SortedMap<String, StoredRecord> records,
		SortedMap<String, SortedMap<String, Integer>> shares) {

	static SortedMap<String, StoredRecord> records(MatchIndex index) {
		SortedMap<String, StoredRecord> records = new TreeMap<>();
		for (Candidate candidate : index.candidates()) {
			TrackRecord record = candidate.listed().trackRecord();
			if (!record.equals(TrackRecord.NONE)) {
				records.put(candidate.community().id().value(), StoredRecord.of(record));
			}
		}
		return records;
	}

	static SortedMap<String, SortedMap<String, Integer>> shares(Shares shares) {
		SortedMap<String, SortedMap<String, Integer>> stored = new TreeMap<>();
		shares.counts().forEach((need, counts) -> {
			SortedMap<String, Integer> of = new TreeMap<>();
			counts.forEach((community, count) -> of.put(community.value(), count));
			stored.put(need.id(), of);
		});
		return stored;
	}

	TrackRecord record(String community) {
		StoredRecord stored = this.records.get(community);
		return (stored != null) ? stored.record() : TrackRecord.NONE;
	}

	Shares readShares() {
		Map<SnomedConcept, Map<CommunityId, Integer>> counts = new java.util.HashMap<>();
		this.shares.forEach((need, of) -> {
			Map<CommunityId, Integer> byCommunity = new java.util.HashMap<>();
			of.forEach((community, count) -> byCommunity.put(new CommunityId(community), count));
			counts.put(new SnomedConcept(need), byCommunity);
		});
		return new Shares(counts);
	}

	/** The plain counts, then the decayed ones. */
	record StoredRecord(int sent, int joined, int answered, int useful, double decayedSent, double decayedJoined,
			double decayedAnswered, double decayedUseful) {

		static StoredRecord of(TrackRecord r) {
			TrackRecord.Decayed d = r.decayed();
			return new StoredRecord(r.sent(), r.joined(), r.answered(), r.useful(), d.sent(), d.joined(), d.answered(),
					d.useful());
		}

		TrackRecord record() {
			return new TrackRecord(this.sent, this.joined, this.answered, this.useful, new TrackRecord.Decayed(
					this.decayedSent, this.decayedJoined, this.decayedAnswered, this.decayedUseful));
		}

	}

	/** One need as it is kept. */
	record StoredNeed(String concept, String term, String label, @Nullable String broader, boolean askFirst,
			boolean navigational) {

		static List<StoredNeed> of(List<Need> needs) {
			List<StoredNeed> stored = new ArrayList<>();
			for (Need need : needs) {
				SnomedConcept broader = need.broader();
				stored.add(new StoredNeed(need.concept().id(), need.term(), need.patientLabel(),
						(broader != null) ? broader.id() : null, need.askFirst(), need.navigational()));
			}
			return stored;
		}

		Need need() {
			return new Need(new SnomedConcept(this.concept), this.term, this.label,
					(this.broader != null) ? new SnomedConcept(this.broader) : null, this.askFirst, this.navigational);
		}

	}

}
