package org.peerprescribing.prescribing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.peerprescribing.prescribing.Prescription.Status;

import static org.assertj.core.api.Assertions.assertThat;

class TransitionsTests {

	@Test
	void allowsExactlyTheStepsOfThePlanAmongAllPairs() {
		Set<String> plan = Set.of("DRAFT>ACTIVE", "DRAFT>ENTERED_IN_ERROR", "ACTIVE>ON_HOLD", "ON_HOLD>ACTIVE",
				"ACTIVE>COMPLETED", "ACTIVE>REVOKED", "ACTIVE>ENTERED_IN_ERROR", "ON_HOLD>COMPLETED", "ON_HOLD>REVOKED",
				"ON_HOLD>ENTERED_IN_ERROR", "COMPLETED>ENTERED_IN_ERROR", "REVOKED>ENTERED_IN_ERROR");

		Set<String> allowed = Arrays.stream(Status.values())
			.flatMap((from) -> Arrays.stream(Status.values())
				.filter((to) -> Transitions.allow(from, to))
				.map((to) -> from + ">" + to))
			.collect(Collectors.toSet());

		assertThat(allowed).isEqualTo(plan);
	}

	@Test
	void endsWhereNothingFollowsButThatItWasMadeInError() {
		assertThat(Status.values()).filteredOn(Transitions::isEnd)
			.containsExactly(Status.COMPLETED, Status.REVOKED, Status.ENTERED_IN_ERROR);
	}

}
