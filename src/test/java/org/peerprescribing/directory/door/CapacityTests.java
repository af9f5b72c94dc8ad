package org.peerprescribing.directory.door;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.shared.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CapacityTests {

	@Test
	void readsTheTwoThingsThatCanBeSaid() {
		assertThat(Capacity.read(bytes("{\"capacity\":\"full\"}"))).isEqualTo(Capacity.FULL);
		assertThat(Capacity.read(bytes(" { \"capacity\" : \"open\" } "))).isEqualTo(Capacity.OPEN);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			'' | malformed
			[] | malformed
			null | malformed
			"full" | malformed
			{"capacity":"full" | malformed
			{"capacity":"full"}{} | malformed
			{"capacity":"full","capacity":"open"} | malformed
			{} | required
			{"Capacity":"full"} | required
			{"capacity":"full","patient":"x"} | invalid-value
			{"capacity":null} | invalid-value
			{"capacity":true} | invalid-value
			{"capacity":["full"]} | invalid-value
			{"capacity":"FULL"} | unknown-code
			{"capacity":"full "} | unknown-code
			{"capacity":""} | unknown-code
			""")
	void refusesEverythingElse(String body, String problem) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Capacity.read(bytes(body)))
			.satisfies((refusal) -> assertThat(refusal.problem().code()).isEqualTo(problem));
	}

	@Test
	void neverFailsOtherwiseWhateverTheBytes() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		byte[] right = bytes("{\"capacity\":\"full\"}");

		for (int i = 0; i < 20_000; i++) {
			byte[] bytes = right.clone();
			for (int changes = random.nextInt(4); changes >= 0; changes--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			try {
				assertThat(Capacity.read(bytes)).as("seed %d", seed).isNotNull();
			}
			catch (ProblemException ex) {
				assertThat(ex.problem().status()).as("seed %d", seed).isLessThan(500);
			}
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
