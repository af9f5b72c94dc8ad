package org.peerprescribing.referral;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.matching.SaidNo;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;

class LadderTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	/**
	 * Task.status as the design of the FHIR interface lists it, written out once more.
	 */
	private static final Map<TaskStatus, Set<TaskStatus>> FHIR = Map.of(TaskStatus.REQUESTED,
			Set.of(TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED, TaskStatus.REJECTED, TaskStatus.CANCELLED),
			TaskStatus.IN_PROGRESS, Set.of(TaskStatus.ON_HOLD, TaskStatus.COMPLETED, TaskStatus.FAILED),
			TaskStatus.ON_HOLD,
			Set.of(TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED));

	@ParameterizedTest
	@MethodSource("pairsOfStatuses")
	void movesTaskStatusAsFhirAllowsAndNotOtherwise(TaskStatus from, TaskStatus to) {
		boolean inError = to == TaskStatus.ENTERED_IN_ERROR && from != to;
		assertThat(Ladder.allows(from, to)).isEqualTo(inError || FHIR.getOrDefault(from, Set.of()).contains(to));
	}

	@ParameterizedTest
	@EnumSource(UptakeStep.class)
	void whatWasMadeInErrorKeepsItsStepAndTakesNoFurther(UptakeStep step) {
		Attempt attempt = first();
		attempt.reach(step, Evidence.PATIENT_REPORTED, NOW.plusSeconds(60));
		int version = attempt.view().version();

		assertThat(attempt.enterInError(NOW.plusSeconds(120))).isTrue();
		assertThat(attempt.enterInError(NOW.plusSeconds(180))).isFalse();
		for (UptakeStep next : UptakeStep.values()) {
			assertThat(attempt.reach(next, Evidence.PATIENT_REPORTED, NOW.plusSeconds(180))).isFalse();
		}

		assertThat(attempt.view().step()).isEqualTo(step);
		assertThat(attempt.view().taskStatus()).isEqualTo("entered-in-error");
		assertThat(attempt.view().version()).isEqualTo(version + 1);
		assertThat(attempt.isLive()).isFalse();
	}

	@ParameterizedTest
	@MethodSource("pairsOfSteps")
	void goesForwardOrEndsAndNeverBack(UptakeStep from, UptakeStep to) {
		boolean allowed = Ladder.allows(from, to);

		if (from.isEnd() || from == to || to.compareTo(from) < 0) {
			assertThat(allowed).as("back, in place or after the end").isFalse();
		}
		else if (!to.isEnd()) {
			assertThat(allowed).as("forward, however many steps are skipped").isTrue();
		}
		else {
			boolean joined = from == UptakeStep.JOINED || from == UptakeStep.STILL_USING_AT_6_WEEKS;
			Set<UptakeStep> notAfterJoining = EnumSet.of(UptakeStep.ALREADY_MEMBER, UptakeStep.COMMUNITY_REFUSED,
					UptakeStep.EXPIRED);
			assertThat(allowed).isEqualTo(!joined || !notAfterJoining.contains(to));
		}
	}

	@ParameterizedTest
	@MethodSource("pairsOfSteps")
	void takesTaskStatusAlongByLegalMovesToOneThatTheStepAllows(UptakeStep from, UptakeStep to) {
		if (!Ladder.allows(from, to)) {
			return;
		}
		for (TaskStatus start : Ladder.statuses(from)) {
			TaskStatus status = start;
			for (TaskStatus next : Ladder.moves(start, to)) {
				assertThat(Ladder.allows(status, next)).as("%s to %s", status, next).isTrue();
				status = next;
			}
			assertThat(Ladder.statuses(to)).contains(status);
		}
	}

	@Test
	void failsWhatWasInProgressAndCancelsWhatWasNot() {
		assertThat(Ladder.moves(TaskStatus.REQUESTED, UptakeStep.NOT_RIGHT)).containsExactly(TaskStatus.CANCELLED);
		assertThat(Ladder.moves(TaskStatus.IN_PROGRESS, UptakeStep.NOT_RIGHT)).containsExactly(TaskStatus.FAILED);
		assertThat(Ladder.moves(TaskStatus.IN_PROGRESS, UptakeStep.REVOKED)).containsExactly(TaskStatus.ON_HOLD,
				TaskStatus.CANCELLED);
	}

	@Test
	void remembersWhenJoiningBecameKnownThroughLaterSteps() {
		Attempt attempt = first();

		attempt.reach(UptakeStep.JOINED, Evidence.PATIENT_REPORTED, NOW.plusSeconds(60));
		attempt.hold(NOW.plusSeconds(120));
		attempt.reach(UptakeStep.STILL_USING_AT_6_WEEKS, Evidence.PATIENT_REPORTED, NOW.plusSeconds(180));

		assertThat(attempt.view().joinedAt()).isEqualTo(NOW.plusSeconds(60));
		assertThat(attempt.view().taskStatus()).isEqualTo("on-hold");
		assertThat(attempt.view().version()).isEqualTo(3);
	}

	@Test
	void takesTheCommunitysWordBesideThePatientsAndLeavesLaterStepsOnTheirOwn() {
		Attempt said = first();
		said.reach(UptakeStep.JOINED, Evidence.PATIENT_REPORTED, NOW.plusSeconds(60));
		Attempt using = first();
		using.reach(UptakeStep.STILL_USING_AT_6_WEEKS, Evidence.PATIENT_REPORTED, NOW.plusSeconds(60));

		assertThat(said.confirmJoining(NOW.plusSeconds(120))).isTrue();
		assertThat(using.confirmJoining(NOW.plusSeconds(120))).isTrue();
		assertThat(first().confirmJoining(NOW)).isFalse();

		assertThat(said.view().evidence()).isEqualTo(Evidence.COMMUNITY_CONFIRMED);
		assertThat(said.view().joinedAt()).isEqualTo(NOW.plusSeconds(60));
		assertThat(using.view().evidence()).isEqualTo(Evidence.PATIENT_REPORTED);
	}

	@Test
	void tellsMatchingOfTheCommunitysRefusalWithoutAWishOfThePatients() {
		Attempt attempt = first();
		attempt.reach(UptakeStep.COMMUNITY_REFUSED, Evidence.COMMUNITY_CONFIRMED, NOW);

		assertThat(attempt.view().taskStatus()).isEqualTo("rejected");
		assertThat(attempt.view().saidNo()).contains(new SaidNo(attempt.view().community(), NotRightReason.OTHER));
		assertThat(attempt.view().reason()).isNull();
		assertThat(first().view().saidNo()).isEmpty();
	}

	@Test
	void changesNothingWhenAStepWouldGoBack() {
		Attempt attempt = first();
		attempt.reach(UptakeStep.OPENED, Evidence.SYSTEM_OBSERVED, NOW.plusSeconds(60));
		Referral before = attempt.view();

		boolean changed = attempt.reach(UptakeStep.DELIVERED, Evidence.CARRIER_REPORTED, NOW.plusSeconds(120));

		assertThat(changed).isFalse();
		assertThat(attempt.view()).isEqualTo(before);
	}

	private static Attempt first() {
		return Attempt.first(new PrescriptionId(UUID.randomUUID()), new PatientId(UUID.randomUUID()),
				new OdsCode("Z90001"), new CommunityId("some-community"), NOW);
	}

	static Stream<Arguments> pairsOfStatuses() {
		return pairs(List.of(TaskStatus.values()));
	}

	static Stream<Arguments> pairsOfSteps() {
		return pairs(List.of(UptakeStep.values()));
	}

	private static Stream<Arguments> pairs(List<?> all) {
		return all.stream().flatMap((from) -> all.stream().map((to) -> Arguments.of(from, to)));
	}

}
