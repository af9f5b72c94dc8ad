package org.peerprescribing.directory;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.directory.DirectoryEntry.State;

import static org.assertj.core.api.Assertions.assertThat;

class MoveTests {

	/** Written out by hand: from, to; whatever is not here is forbidden. */
	private static final Set<String> LEGAL = Set.of("BEGIN_REVIEW PROPOSED UNDER_REVIEW",
			"BEGIN_REVIEW UNDER_REVIEW UNDER_REVIEW", "BEGIN_REVIEW APPROVED APPROVED", "BEGIN_REVIEW PAUSED PAUSED",
			"BEGIN_REVIEW LAPSED UNDER_REVIEW", "BEGIN_REVIEW SUSPENDED UNDER_REVIEW", "APPROVE UNDER_REVIEW APPROVED",
			"APPROVE APPROVED APPROVED", "APPROVE PAUSED APPROVED", "APPROVE LAPSED APPROVED",
			"APPROVE_PAUSED UNDER_REVIEW PAUSED", "APPROVE_PAUSED PAUSED PAUSED", "APPROVE_PAUSED LAPSED PAUSED",
			"LAPSE APPROVED LAPSED", "LAPSE PAUSED LAPSED", "PAUSE APPROVED PAUSED", "RESUME PAUSED APPROVED",
			"REOPEN CLOSED PROPOSED");

	@Test
	void everyPairIsAllowedOrForbiddenAsWritten() {
		Set<String> expected = new HashSet<>(LEGAL);
		for (State from : State.values()) {
			expected.add("SUSPEND " + from + " SUSPENDED");
			expected.add("CLOSE " + from + " CLOSED");
		}
		expected.remove("SUSPEND CLOSED SUSPENDED");
		Set<String> allowed = new HashSet<>();
		for (Move move : Move.values()) {
			for (State from : State.values()) {
				move.from(from).ifPresent((to) -> allowed.add(move + " " + from + " " + to));
			}
		}

		assertThat(allowed).containsExactlyInAnyOrderElementsOf(expected);
	}

	@ParameterizedTest
	@EnumSource(State.class)
	void everyStateCanBeReachedAndLeft(State state) {
		assertThat(Move.values()).anyMatch((move) -> EnumSet.complementOf(EnumSet.of(state))
			.stream()
			.anyMatch((from) -> move.from(from).filter((to) -> to == state).isPresent()));
		assertThat(Move.values()).anyMatch((move) -> move.from(state).filter((to) -> to != state).isPresent());
	}

	@Test
	void onlyAnApprovalOrTheEndOfAPauseLeadsToTheListing() {
		for (Move move : Move.values()) {
			for (State from : EnumSet.complementOf(EnumSet.of(State.APPROVED))) {
				boolean leads = move.from(from).filter((to) -> to == State.APPROVED).isPresent();
				assertThat(leads && move != Move.APPROVE).as("%s from %s", move, from)
					.isEqualTo(move == Move.RESUME && from == State.PAUSED);
			}
		}
	}

	@Test
	void aClosedOneComesBackOnlyThroughItsSourceAndAsProposed() {
		for (Move move : Move.values()) {
			assertThat(move.from(State.CLOSED).filter((to) -> to != State.CLOSED)).as("%s", move)
				.isEqualTo((move == Move.REOPEN) ? java.util.Optional.of(State.PROPOSED) : java.util.Optional.empty());
		}
	}

	@Test
	void suspendedClosedAndProposedOnesCannotBeApprovedAtOnce() {
		for (State from : Set.of(State.SUSPENDED, State.CLOSED, State.PROPOSED)) {
			assertThat(Move.APPROVE.from(from)).isEmpty();
			assertThat(Move.APPROVE_PAUSED.from(from)).isEmpty();
			assertThat(Move.RESUME.from(from)).isEmpty();
		}
	}

}
