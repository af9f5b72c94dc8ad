package org.peerprescribing.matching;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.shared.SnomedConcept;

/**
 * How the prescriptions for each need were spread over communities in the last 90 days.
 * At most 40 % of them should go to one community while another fits nearly as well, so
 * that a small charity is not flooded.
 */
final class Shares {

	/** How far back they are counted. */
	static final int DAYS = 90;

	/** What a need's largest share should not pass while another fits. */
	static final double MOST = 0.4;

	/** Of fewer prescriptions a share says nothing. */
	static final int FROM = 10;

	static final Shares NONE = new Shares(Map.of());

	private final Map<SnomedConcept, Map<CommunityId, Integer>> counts;

	private final Map<SnomedConcept, Set<CommunityId>> above = new HashMap<>();

	Shares(Map<SnomedConcept, Map<CommunityId, Integer>> counts) {
		Map<SnomedConcept, Map<CommunityId, Integer>> sorted = new TreeMap<>(Comparator.comparing(SnomedConcept::id));
		counts.forEach((need, of) -> {
			sorted.put(need, Collections.unmodifiableMap(new TreeMap<>(of)));
			Set<CommunityId> over = over(of);
			if (!over.isEmpty()) {
				this.above.put(need, over);
			}
		});
		this.counts = Collections.unmodifiableMap(sorted);
	}

	/** Prescriptions by need and community, in a fixed order. */
	Map<SnomedConcept, Map<CommunityId, Integer>> counts() {
		return this.counts;
	}

	/** The communities that have had more than their share of this need. */
	Set<CommunityId> above(SnomedConcept need) {
		return this.above.getOrDefault(need, Set.of());
	}

	private static Set<CommunityId> over(Map<CommunityId, Integer> counts) {
		int all = counts.values().stream().mapToInt(Integer::intValue).sum();
		Set<CommunityId> over = new HashSet<>();
		if (all >= FROM) {
			counts.forEach((community, count) -> {
				if (count > MOST * all) {
					over.add(community);
				}
			});
		}
		return Set.copyOf(over);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Shares that && this.counts.equals(that.counts);
	}

	@Override
	public int hashCode() {
		return this.counts.hashCode();
	}

}
