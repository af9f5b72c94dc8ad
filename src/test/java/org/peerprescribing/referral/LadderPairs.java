package org.peerprescribing.referral;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which Task.status stands beside which step, for tests of other packages. */
public final class LadderPairs {

	private LadderPairs() {
	}

	/** In FHIR's own words. */
	public static Set<String> statusesBeside(UptakeStep step) {
		return Ladder.statuses(step).stream().map(TaskStatus::code).collect(Collectors.toSet());
	}

	/** Every status that a referral can take. */
	public static List<String> statuses() {
		return Arrays.stream(TaskStatus.values()).map(TaskStatus::code).toList();
	}

}
