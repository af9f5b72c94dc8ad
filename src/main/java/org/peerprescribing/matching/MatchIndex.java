package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The listing made ready for matching: for each need the communities that cover it, how
 * near they are, and the average track record of its group. Immutable; a new listing
 * makes a new one, which takes over whatever has not changed.
 */
final class MatchIndex {

	private static final int[] NOBODY = {};

	private static final Topic.Nearness[] NEARNESS = Topic.Nearness.values();

	private final List<Candidate> candidates;

	private final Map<CommunityId, Candidate> byId = new HashMap<>();

	private final NeedHierarchy needs;

	private final Shares shares;

	private final Map<SnomedConcept, int[]> coverage = new HashMap<>();

	private final Map<SnomedConcept, Prior> priors = new HashMap<>();

	private MatchIndex(List<Candidate> candidates, NeedHierarchy needs, Shares shares) {
		this.candidates = candidates;
		candidates.forEach((candidate) -> this.byId.put(candidate.community().id(), candidate));
		this.needs = needs;
		this.shares = shares;
		Map<SnomedConcept, int[]> serving = serving();
		for (Need need : needs.all()) {
			this.coverage.put(need.concept(), covering(need.concept(), serving));
		}
		pool(serving);
	}

	/**
	 * In whatever order the listing comes, communities are taken by id.
	 * @param before whose unchanged communities need no second look; null for none
	 */
	static MatchIndex of(List<ListedCommunity> listing, NeedHierarchy needs, Shares shares,
			@Nullable MatchIndex before) {
		Map<CommunityId, Candidate> known = (before != null) ? before.byId : Map.of();
		List<Candidate> candidates = listing.stream()
			.sorted(Comparator.comparing((listed) -> listed.community().id()))
			.map((listed) -> Candidate.of(listed, known.get(listed.community().id())))
			.toList();
		return new MatchIndex(candidates, needs, shares);
	}

	static MatchIndex of(List<ListedCommunity> listing, NeedHierarchy needs) {
		return of(listing, needs, Shares.NONE, null);
	}

	/** By id. */
	List<Candidate> candidates() {
		return this.candidates;
	}

	NeedHierarchy needs() {
		return this.needs;
	}

	Shares shares() {
		return this.shares;
	}

	Optional<Candidate> find(CommunityId id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	/**
	 * The candidates that cover this need, by id; each packed with how near it is, to be
	 * read by {@link #candidate} and {@link #nearness}. Not to be written to.
	 */
	int[] covering(SnomedConcept need) {
		return this.coverage.getOrDefault(need, NOBODY);
	}

	static int candidate(int packed) {
		return packed >> 2;
	}

	static Topic.Nearness nearness(int packed) {
		return NEARNESS[packed & 3];
	}

	/**
	 * The average of the communities for anything under the same top of the hierarchy.
	 */
	Prior prior(SnomedConcept need) {
		return this.priors.getOrDefault(this.needs.top(need), Prior.UNKNOWN);
	}

	private Map<SnomedConcept, int[]> serving() {
		Map<SnomedConcept, List<Integer>> lists = new HashMap<>();
		for (int i = 0; i < this.candidates.size(); i++) {
			for (SnomedConcept need : this.candidates.get(i).community().needs()) {
				lists.computeIfAbsent(need, (concept) -> new ArrayList<>()).add(i);
			}
		}
		Map<SnomedConcept, int[]> serving = new HashMap<>();
		lists.forEach((need, list) -> serving.put(need, list.stream().mapToInt(Integer::intValue).toArray()));
		return serving;
	}

	/** As {@link Topic#of} for every community at once: nearest first, each once. */
	private int[] covering(SnomedConcept wanted, Map<SnomedConcept, int[]> serving) {
		byte[] nearest = new byte[this.candidates.size()];
		int found = 0;
		@Nullable SnomedConcept at = wanted;
		boolean navigational = false;
		for (int steps = 0; steps <= Topic.MOST_STEPS && at != null; steps++) {
			for (int candidate : serving.getOrDefault(at, NOBODY)) {
				if (nearest[candidate] == 0) {
					nearest[candidate] = (byte) (1 + Topic.Nearness.of(steps, navigational).ordinal());
					found++;
				}
			}
			Need need = this.needs.find(at).orElseThrow();
			navigational = navigational || need.navigational();
			at = need.broader();
		}
		int[] packed = new int[found];
		int next = 0;
		for (int i = 0; i < nearest.length; i++) {
			if (nearest[i] != 0) {
				packed[next++] = i << 2 | (nearest[i] - 1);
			}
		}
		return packed;
	}

	private void pool(Map<SnomedConcept, int[]> serving) {
		Map<SnomedConcept, BitSet> groups = new HashMap<>();
		serving.forEach((need, members) -> {
			if (this.needs.find(need).isPresent()) {
				BitSet group = groups.computeIfAbsent(this.needs.top(need), (top) -> new BitSet());
				Arrays.stream(members).forEach(group::set);
			}
		});
		groups.forEach((top, members) -> this.priors.put(top,
				Prior.of(members.stream().mapToObj((i) -> this.candidates.get(i).listed()).toList())));
	}

}
