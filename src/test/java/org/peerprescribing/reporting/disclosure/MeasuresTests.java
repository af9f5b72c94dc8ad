package org.peerprescribing.reporting.disclosure;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.statistics.Mean;
import org.peerprescribing.reporting.statistics.Proportion;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is worked out from counts, and a network that is nearly one practice. */
class MeasuresTests {

	private static final OdsCode LARGE = new OdsCode("A81001");

	private static final OdsCode SMALL = new OdsCode("A81002");

	@Test
	void givesAShareOnlyWherePartRestAndWholeAreShown() {
		Figure part = new Figure.Shown(20);
		Figure rest = new Figure.Shown(40);
		Figure whole = new Figure.Shown(60);

		assertThat(DisclosureControl.share(part, rest, whole)).contains(Proportion.of(20, 60));
		assertThat(DisclosureControl.share(Figure.HIDDEN, rest, whole)).isEmpty();
		assertThat(DisclosureControl.share(part, Figure.HIDDEN, whole)).isEmpty();
		assertThat(DisclosureControl.share(part, rest, Figure.HIDDEN)).isEmpty();
		assertThat(DisclosureControl.share(part, Figure.NOT_YET, whole)).isEmpty();
	}

	@Test
	void givesNoShareOfNothingAndNoShareOfAll() {
		Figure none = new Figure.Shown(0);
		Figure all = new Figure.Shown(60);

		assertThat(DisclosureControl.share(none, all, all)).isEmpty();
		assertThat(DisclosureControl.share(all, none, all)).isEmpty();
	}

	@Test
	void worksAMeanOutFromRoundedSums() {
		assertThat(DisclosureControl.mean(33, 60, -98, 612)).contains(Mean.of(35, -100, 610));
		assertThat(DisclosureControl.mean(32, 60, -98, 612)).contains(Mean.of(30, -100, 610));
	}

	@Test
	void givesNoMeanOfFewAndNoneThatLeavesFewOut() {
		assertThat(DisclosureControl.mean(7, 60, -98, 612)).isEmpty();
		assertThat(DisclosureControl.mean(8, 60, -98, 612)).isPresent();
		assertThat(DisclosureControl.mean(53, 60, -98, 612)).isEmpty();
		assertThat(DisclosureControl.mean(52, 60, -98, 612)).isPresent();
		assertThat(DisclosureControl.mean(0, 60, 0, 0)).isEmpty();
	}

	@Test
	void treatsACellThatIsNearlyOnePracticesAsThatPractices() {
		Figure cell = new Figure.Shown(100);

		assertThat(Dominance.ofNetwork(cell, Map.of(LARGE, 86, SMALL, 14), Set.of(SMALL))).isEqualTo(Figure.HIDDEN);
		assertThat(Dominance.ofNetwork(cell, Map.of(LARGE, 86, SMALL, 14), Set.of(LARGE))).isEqualTo(cell);
		assertThat(Dominance.ofNetwork(cell, Map.of(LARGE, 85, SMALL, 15), Set.of())).isEqualTo(cell);
		assertThat(Dominance.ofNetwork(Figure.HIDDEN, Map.of(LARGE, 85, SMALL, 15), Set.of())).isEqualTo(Figure.HIDDEN);
		assertThat(Dominance.ofNetwork(new Figure.Shown(0), Map.of(LARGE, 0, SMALL, 0), Set.of()))
			.isEqualTo(new Figure.Shown(0));
	}

}
