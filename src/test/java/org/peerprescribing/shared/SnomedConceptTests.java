package org.peerprescribing.shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnomedConceptTests {

	@ParameterizedTest
	@ValueSource(strings = { "35489007", "74732009", "871731000000106", "1325161000000102" })
	void acceptsConceptsOfTheCoreAndOfAnExtension(String id) {
		assertThat(new SnomedConcept(id).id()).isEqualTo(id);
	}

	@Test
	void refusesADescriptionAWrongCheckDigitAndAnythingThatIsNoNumber() {
		for (String id : new String[] { "35489008", "35489070", "680946014", "035489007", "35489007 ", "abc", "" }) {
			assertThatThrownBy(() -> new SnomedConcept(id)).as(id).isInstanceOf(InvalidValue.class);
		}
	}

}
