package org.peerprescribing.directory;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;

class NeedHierarchyTests {

	private static final SnomedConcept NATIONAL = new SnomedConcept("1325161000000102");

	private static final Need LONG_COVID = need("1119303003");

	private static final Need ASTHMA = need("195967001");

	@Test
	void aNeedLeadsToItself() {
		assertThat(hierarchy(false).resolve(LONG_COVID.concept())).contains(LONG_COVID);
	}

	@Test
	void aNationalCodeLeadsToTheNeedItStandsForCheckedOrNot() {
		assertThat(hierarchy(true).resolve(NATIONAL)).contains(LONG_COVID);
		assertThat(hierarchy(false).resolve(NATIONAL)).contains(LONG_COVID);
	}

	@Test
	void aNationalCodeIsNoNeedItself() {
		assertThat(hierarchy(true).find(NATIONAL)).isEmpty();
		assertThat(hierarchy(true).all()).containsExactly(LONG_COVID, ASTHMA);
	}

	@Test
	void aNeedOfTheListGoesBeforeANationalCode() {
		NeedHierarchy needs = new NeedHierarchy(List.of(LONG_COVID, ASTHMA),
				List.of(new NationalCode(ASTHMA.concept(), LONG_COVID.concept(), "UK", "test", true, "")));

		assertThat(needs.resolve(ASTHMA.concept())).contains(ASTHMA);
	}

	@Test
	void anyOtherCodeLeadsNowhere() {
		assertThat(hierarchy(true).resolve(new SnomedConcept("22298006"))).isEmpty();
		assertThat(new NeedHierarchy(List.of(LONG_COVID)).resolve(NATIONAL)).isEmpty();
	}

	@Test
	void anotherMapIsAnotherHierarchy() {
		assertThat(hierarchy(true)).isEqualTo(hierarchy(true)).hasSameHashCodeAs(hierarchy(true));
		assertThat(hierarchy(true)).isNotEqualTo(hierarchy(false));
		assertThat(hierarchy(true)).isNotEqualTo(new NeedHierarchy(List.of(LONG_COVID, ASTHMA)));
	}

	private static NeedHierarchy hierarchy(boolean checked) {
		return new NeedHierarchy(List.of(LONG_COVID, ASTHMA),
				List.of(new NationalCode(NATIONAL, LONG_COVID.concept(), "UK", "test", checked, "")));
	}

	private static Need need(String concept) {
		return new Need(new SnomedConcept(concept), "Term", "Label", null, false, false);
	}

}
