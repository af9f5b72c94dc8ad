package org.peerprescribing.referral;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which Task.status stands beside which step, for tests of other packages. */
public final class LadderPairs {

	private static final Set<String> IN_ERROR = Set.of("entered-in-error");

	private LadderPairs() {
	}

	/** In FHIR's own words; what was made in error says nothing of the step. */
	public static Set<String> statusesBeside(UptakeStep step) {
		return Stream.concat(Ladder.statuses(step).stream().map(TaskStatus::code), IN_ERROR.stream())
			.collect(Collectors.toSet());
	}

	/** Every status that a Task of ours can take. */
	public static List<String> statuses() {
		return Stream.concat(Arrays.stream(TaskStatus.values()).map(TaskStatus::code), IN_ERROR.stream())
			.distinct()
			.toList();
	}

}
