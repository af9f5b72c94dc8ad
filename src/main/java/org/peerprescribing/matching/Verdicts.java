package org.peerprescribing.matching;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.shared.SnomedConcept;

/**
 * Which hard rules excluded each community that is for the need, as it is kept with a
 * run: two bytes each, in the order of the index. With the state of the index, which is
 * kept too, they can be read again.
 */
final class Verdicts {

	private Verdicts() {
	}

	/** A rule is the bit of its place among the {@link HardRule}s. */
	static byte[] kept(int[] broken) {
		ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * broken.length);
		for (int rules : broken) {
			bytes.putShort((short) rules);
		}
		return bytes.array();
	}

	/**
	 * By id. Refuses bytes that cannot be of this index and need.
	 * @param kept empty where no community was looked at
	 */
	static Map<CommunityId, List<HardRule>> read(byte[] kept, MatchIndex index, SnomedConcept need) {
		Map<CommunityId, List<HardRule>> verdicts = new LinkedHashMap<>();
		if (kept.length == 0) {
			return verdicts;
		}
		int[] covering = index.covering(need);
		if (kept.length != Short.BYTES * covering.length) {
			throw new IllegalArgumentException("Verdicts of another index");
		}
		ByteBuffer bytes = ByteBuffer.wrap(kept);
		for (int packed : covering) {
			CommunityId community = index.candidates().get(MatchIndex.candidate(packed)).community().id();
			verdicts.put(community, HardRule.of(Short.toUnsignedInt(bytes.getShort())));
		}
		return verdicts;
	}

}
