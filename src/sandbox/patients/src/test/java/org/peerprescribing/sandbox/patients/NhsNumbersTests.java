package org.peerprescribing.sandbox.patients;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NhsNumbersTests {

	@Test
	void reckonsTheCheckDigitOfAPublishedExample() {
		int check = NhsNumbers.checkDigit("943476591");

		assertThat(check).isEqualTo(9);
	}

	@Test
	void givesAThousandDifferentNumbersOfTheTestRange() {
		Set<String> numbers = new HashSet<>();
		for (int place = 0; place < 1000; place++) {
			numbers.add(NhsNumbers.at(place));
		}

		assertThat(numbers).hasSize(1000).allMatch((number) -> number.matches("999[0-9]{7}"));
	}

	@Test
	void weighsEveryNumberToAMultipleOfEleven() {
		for (int place = 0; place < 1000; place++) {
			String number = NhsNumbers.at(place);

			int sum = 0;
			for (int i = 0; i < 10; i++) {
				sum += Character.getNumericValue(number.charAt(i)) * (10 - i);
			}
			// The check digit itself has weight 1.
			assertThat(sum % 11).as(number).isZero();
		}
	}

	@Test
	void refusesAPlaceBelowZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> NhsNumbers.at(-1));
	}

}
