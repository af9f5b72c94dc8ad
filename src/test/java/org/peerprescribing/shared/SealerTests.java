package org.peerprescribing.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is sealed opens with its key, in its place, unchanged; and in no other way. */
class SealerTests {

	private static final byte[] OPEN = "{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8);

	private final Sealer sealer = new Sealer(List.of(named("2026", 1)));

	@Test
	void whatWasSealedOpensInItsPlaceOnly() {
		byte[] sealed = this.sealer.seal(OPEN, "row-1");

		assertThat(this.sealer.open(sealed, "row-1")).hasValue(OPEN);
		assertThat(this.sealer.open(sealed, "row-2")).isEmpty();
		assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Bundle");
	}

	@Test
	void theSameIsSealedDifferentlyEachTime() {
		assertThat(this.sealer.seal(OPEN, "row-1")).isNotEqualTo(this.sealer.seal(OPEN, "row-1"));
	}

	@Test
	void aChangeOfAnyByteIsSeen() {
		byte[] sealed = this.sealer.seal(OPEN, "row-1");

		for (int i = 0; i < sealed.length; i++) {
			byte[] changed = sealed.clone();
			changed[i] ^= 1;
			assertThat(this.sealer.open(changed, "row-1")).as("byte " + i).isEmpty();
		}
		for (int length = 0; length < sealed.length; length++) {
			assertThat(this.sealer.open(java.util.Arrays.copyOf(sealed, length), "row-1")).as("length " + length)
				.isEmpty();
		}
	}

	@Test
	void aNewKeySealsAndTheOldOneStillOpensUntilItIsTakenAway() {
		byte[] before = this.sealer.seal(OPEN, "row-1");
		Sealer both = new Sealer(List.of(named("2027", 2), named("2026", 1)));
		Sealer later = new Sealer(List.of(named("2027", 2)));

		assertThat(both.open(before, "row-1")).hasValue(OPEN);
		assertThat(later.open(before, "row-1")).isEmpty();
		assertThat(later.open(both.seal(OPEN, "row-1"), "row-1")).hasValue(OPEN);
	}

	@Test
	void anotherKeyOfTheSameNameDoesNotOpen() {
		assertThat(new Sealer(List.of(named("2026", 9))).open(this.sealer.seal(OPEN, "row-1"), "row-1")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026", "2026:", "2026:short", "2026:!!!", ":AAAA",
			"a-name-that-is-far-too-long:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=" })
	void keysInAnotherFormAreRefused(String key) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Sealer(List.of(key)));
	}

	@Test
	void noneAndANameTwiceAreRefused() {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Sealer(List.of()));
		assertThatExceptionOfType(InvalidValue.class)
			.isThrownBy(() -> new Sealer(List.of(named("2026", 1), named("2026", 2))));
	}

	private static String named(String name, int seed) {
		byte[] key = new byte[32];
		new java.util.Random(seed).nextBytes(key);
		return name + ":" + Base64.getEncoder().encodeToString(key);
	}

}
