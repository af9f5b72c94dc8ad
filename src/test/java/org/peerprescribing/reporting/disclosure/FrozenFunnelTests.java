package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.lattice.FunnelStep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A quarter beside its months, a year beside its quarters, an area beside its parts. */
class FrozenFunnelTests {

	private static final long SEED = Long.getLong("seed", 20260401L);

	private static final int READERS = Integer.getInteger("tables", 4_000);

	@Test
	void addsTheFrozenCountsOfTheMonths() {
		FrozenFunnel quarter = sum(month(52, 33), month(61, 42), month(48, 26));

		assertThat(quarter.raw()).containsEntry(FunnelStep.ISSUED, 161).containsEntry(FunnelStep.DELIVERED, 101);
		assertThat(text(quarter)).isEqualTo("160 100");
	}

	@Test
	void hidesAQuarterWhoseOnlyHiddenMonthWouldBeWhatIsLeft() {
		assertThat(text(sum(month(52, 33), month(61, 42), month(9, 5)))).isEqualTo("[c] [c]");
	}

	@Test
	void showsAQuarterThatLeavesEveryHiddenMonthOpen() {
		assertThat(text(month(6, 3))).isEqualTo("[c] [c]");
		assertThat(text(sum(month(6, 3), month(61, 42), month(5, 4)))).isEqualTo("70 [c]");
		assertThat(text(sum(month(6, 3), month(4, 2), month(5, 4)))).isEqualTo("15 [c]");
	}

	@Test
	void hidesAQuarterWhoseHiddenMonthsMustBeSmallOrMustBeLarge() {
		assertThat(text(sum(month(1, 0), month(31, 15), month(0, 0)))).isEqualTo("[c] [c]");
		assertThat(text(sum(month(9, 3), month(30, 15), month(9, 4)))).isEqualTo("[c] [c]");
		assertThat(text(sum(month(9, 3), month(9, 4), month(9, 4)))).isEqualTo("[c] [c]");
	}

	@Test
	void leavesTwoHiddenMonthsOpenFromNineToFifteenTogether() {
		assertThat(text(sum(month(4, 2), month(4, 2), month(61, 42)))).isEqualTo("[c] [c]");
		assertThat(text(sum(month(4, 2), month(5, 2), month(61, 42)))).isEqualTo("70 [c]");
		assertThat(text(sum(month(8, 2), month(7, 2), month(61, 42)))).isEqualTo("75 [c]");
		assertThat(text(sum(month(8, 2), month(8, 2), month(61, 42)))).isEqualTo("[c] [c]");
	}

	/** Of each month nearly all, and of the quarter too: each month's rest is small. */
	@Test
	void hidesAStepOfWhichAMonthHidesItWithinAShownWhole() {
		assertThat(text(month(100, 96))).isEqualTo("100 [c]");
		assertThat(text(sum(month(100, 96), month(100, 95), month(100, 97)))).isEqualTo("300 [c]");
		assertThat(text(sum(month(100, 80), month(100, 95), month(100, 70)))).isEqualTo("300 [c]");
	}

	@Test
	void looksThroughAHiddenQuarterAtItsMonths() {
		FrozenFunnel hidden = sum(month(52, 33), month(61, 42), month(9, 5));
		FrozenFunnel shown = sum(month(52, 33), month(61, 42), month(40, 25));

		assertThat(text(sum(hidden, shown, shown, shown))).isEqualTo("[c] [c]");
		FrozenFunnel another = sum(month(52, 33), month(61, 42), month(4, 2));
		assertThat(text(sum(hidden, another, shown, shown))).isEqualTo("545 [c]");
		assertThat(text(sum(hidden, hidden, shown, shown))).isEqualTo("[c] [c]");
		assertThat(text(sum(shown, shown))).isEqualTo("305 200");
	}

	@Test
	void comparesEveryWayToDivideACohort() {
		List<FrozenFunnel> months = List.of(month(52, 33), month(61, 42));
		List<FrozenFunnel> safe = List.of(month(100, 60), month(13, 15));
		List<FrozenFunnel> networks = List.of(month(104, 70), month(9, 5));

		assertThat(text(FrozenFunnel.sumOf(months, List.of(safe)))).isEqualTo("115 [c]");
		assertThat(text(FrozenFunnel.sumOf(months, List.of(networks)))).isEqualTo("[c] [c]");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FrozenFunnel.sumOf(months, List.of(List.of(month(52, 33)))));
	}

	@Test
	void refusesASumOfNothingAndPartsThatDiffer() {
		assertThatIllegalArgumentException().isThrownBy(() -> FrozenFunnel.sumOf(List.of(), List.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> sum(month(52, 33), FrozenFunnel.of(Map.of(FunnelStep.ISSUED, 20))));
	}

	/**
	 * Facts of people added or erased later are in no frozen count, so a re-run has the
	 * same input and gives the same.
	 */
	@Test
	void isNotChangedByAPersonAddedOrErasedAfterwards() {
		Map<FunnelStep, Integer> facts = new HashMap<>(Map.of(FunnelStep.ISSUED, 52, FunnelStep.DELIVERED, 33));
		FrozenFunnel frozen = FrozenFunnel.of(facts);
		FrozenFunnel quarter = sum(frozen, month(61, 42));

		facts.merge(FunnelStep.ISSUED, 1, Integer::sum);
		facts.merge(FunnelStep.DELIVERED, -1, Integer::sum);

		assertThat(sum(frozen, month(61, 42))).isEqualTo(quarter);
		assertThat(frozen.raw()).containsEntry(FunnelStep.ISSUED, 52);
	}

	@Test
	void keepsRawCountsOutOfItsText() {
		assertThat(month(52, 47).toString().replace("Hidden[]", "[c]")).contains("[c]")
			.doesNotContain("52")
			.doesNotContain("47");
	}

	/**
	 * Readers who know the rules and see three months and their quarter, all rounded, go
	 * through all months that give the same.
	 */
	@Test
	@Tag("enumeration")
	void leavesEveryHiddenMonthOpenBesideItsQuarter() {
		Map<String, List<int[]>> months = new HashMap<>();
		for (int issued = 0; issued <= 22; issued++) {
			for (int delivered = 0; delivered <= issued; delivered++) {
				months.computeIfAbsent(text(month(issued, delivered)), (key) -> new ArrayList<>())
					.add(new int[] { issued, delivered });
			}
		}
		List<String> kinds = months.keySet().stream().sorted().toList();
		Random random = new Random(SEED);
		int judged = 0;
		for (int n = 0; n < READERS / 100; n++) {
			List<List<int[]>> three = IntStream.range(0, 3)
				.mapToObj(
						(i) -> (i == 0 || random.nextInt(3) > 0) ? "[c] [c]" : kinds.get(random.nextInt(kinds.size())))
				.map((kind) -> months.getOrDefault(kind, List.of()))
				.toList();
			judged += readQuarters(three, n);
		}
		assertThat(judged).isGreaterThan(READERS / 200);
	}

	private static int readQuarters(List<List<int[]>> three, int n) {
		Possible possible = new Possible();
		Map<List<Integer>, String> quarters = new HashMap<>();
		for (int[] a : three.get(0)) {
			for (int[] b : three.get(1)) {
				for (int[] c : three.get(2)) {
					String quarter = quarters.computeIfAbsent(List.of(a[0] + b[0] + c[0], a[1] + b[1] + c[1]),
							(key) -> text(sum(month(a[0], a[1]), month(b[0], b[1]), month(c[0], c[1]))));
					possible.add(quarter, a[0], a[1], a[0] - a[1]);
				}
			}
		}
		for (String quarter : quarters.values()) {
			for (int quantity = 0; quantity < 3; quantity++) {
				assertThat(possible.leavesBothSides(quarter, quantity))
					.as("seed %s, reader %s: %s of %s beside %s", SEED, n, quantity, quarter,
							three.stream().map((kind) -> Arrays.toString(kind.getFirst())).toList())
					.isTrue();
			}
		}
		return quarters.size();
	}

	private static FrozenFunnel month(int issued, int delivered) {
		return FrozenFunnel.of(Map.of(FunnelStep.ISSUED, issued, FunnelStep.DELIVERED, delivered));
	}

	private static FrozenFunnel sum(FrozenFunnel... parts) {
		return FrozenFunnel.sumOf(List.of(parts), List.of());
	}

	private static String text(FrozenFunnel funnel) {
		return figure(funnel, FunnelStep.ISSUED) + " " + figure(funnel, FunnelStep.DELIVERED);
	}

	private static String figure(FrozenFunnel funnel, FunnelStep step) {
		return funnel.released().getOrDefault(step, Figure.NOT_YET).text();
	}

}
