package org.peerprescribing.shared;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NhsNumberTests {

	@ParameterizedTest
	@ValueSource(strings = { "9434765919", "9990000018", "4010232137" })
	void acceptsTenDigitsWithTheRightCheckDigit(String digits) {
		NhsNumber number = new NhsNumber(digits);

		assertThat(number.value()).isEqualTo(digits);
	}

	@ParameterizedTest
	@ValueSource(strings = { "9434765918", "943476591", "94347659190", "943 476 5919", "943476591X", "", "９４３４７６５９１９",
			"1000000010" })
	void refusesAWrongLengthAWrongCharacterAWrongCheckDigitAndACheckValueOfTen(String text) {
		assertThatThrownBy(() -> new NhsNumber(text)).isInstanceOf(InvalidValue.class)
			.hasMessage("invalid-value at nhs-number");
	}

	@Test
	void dropsSpacesAndHyphensThatPeopleType() {
		assertThat(NhsNumber.typed(" 943-476 5919 ")).isEqualTo(new NhsNumber("9434765919"));
		assertThat(new NhsNumber("9434765919").spaced()).isEqualTo("943 476 5919");
	}

	@Test
	void noticesEverySingleWrongDigit() {
		long seed = 20261122;
		Random random = new Random(seed);
		String digits = "9434765919";

		for (int round = 0; round < 200; round++) {
			int place = random.nextInt(10);
			char wrong = (char) ('0' + (digits.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
			String typo = digits.substring(0, place) + wrong + digits.substring(place + 1);

			assertThatThrownBy(() -> new NhsNumber(typo)).as("seed %d, %s", seed, typo)
				.isInstanceOf(InvalidValue.class);
		}
	}

	@Test
	void hidesItselfInText() {
		assertThat(new NhsNumber("9434765919").toString()).doesNotContain("9434765919");
	}

}
