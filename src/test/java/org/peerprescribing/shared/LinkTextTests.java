package org.peerprescribing.shared;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTextTests {

	private static final String[] BETWEEN = { "", " ", "-", "\u00a0", "  ", "\t" };

	@Test
	void makesTokensAndCodesOfTheirAlphabetsAndNeverTheSameTwice() {
		Set<String> seen = new HashSet<>();

		for (int i = 0; i < 2000; i++) {
			String token = LinkText.newToken();
			String code = LinkText.newCode();
			assertThat(token).matches("[0-9A-HJKMNP-TV-Z]{32}");
			assertThat(code).hasSize(8).doesNotContainPattern("[0O1IL5SU]").matches("[A-Z2-9]{8}");
			assertThat(seen.add(token)).isTrue();
			assertThat(seen.add(code)).isTrue();
		}
	}

	@Test
	void readsACommunityCodeHoweverItIsTypedAndForWhatItsLettersAreTaken() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		String[] between = { "", " ", "-", "\u00a0", "\u2011", "\u2013", "\u2014", "\u2212", "\u200b", "\n", "." };

		for (int i = 0; i < 5000; i++) {
			String code = LinkText.newCommunityCode();
			StringBuilder typed = new StringBuilder();
			for (char c : code.toCharArray()) {
				String letter = switch (c) {
					case '0' -> random.nextBoolean() ? "0" : "O";
					case '1' -> new String[] { "1", "I", "L" }[random.nextInt(3)];
					default -> String.valueOf(c);
				};
				typed.append(random.nextBoolean() ? letter.toLowerCase(Locale.ROOT) : letter)
					.append(between[random.nextInt(between.length)]);
			}
			assertThat(LinkText.communityCode(typed.toString())).as("seed %d", seed).contains(code);
			assertThat(LinkText.communityCode(LinkText.grouped(code))).contains(code);
		}
		assertThat(LinkText.grouped("0123456789ABCDEF")).isEqualTo("0123-4567-89AB-CDEF");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "0123456789ABCDE", "0123456789ABCDEF0", "0123456789ABCDEU",
			"0123456789ABCDE\u0000", "0123456789ABCDE\u00c9", "\ud83d\ude00123456789ABCD" })
	void readsNothingElseAsACommunityCode(String typed) {
		assertThat(LinkText.communityCode(typed)).isEmpty();
	}

	@Test
	void readsACodeHoweverItIsTyped() {
		long seed = System.nanoTime();
		Random random = new Random(seed);

		for (int i = 0; i < 5000; i++) {
			String code = LinkText.newCode();
			StringBuilder typed = new StringBuilder(between(random));
			for (char c : code.toCharArray()) {
				String letter = String.valueOf(c);
				typed.append(random.nextBoolean() ? letter.toLowerCase(Locale.ROOT) : letter).append(between(random));
			}
			assertThat(LinkText.code(typed.toString())).as("seed %d", seed).contains(code);
		}
	}

	@Test
	void takesNoOtherCodeForThisOne() {
		long seed = System.nanoTime();
		Random random = new Random(seed);

		for (int i = 0; i < 5000; i++) {
			String code = LinkText.newCode();
			int at = random.nextInt(8);
			char other = LinkText.CODE_ALPHABET.charAt(random.nextInt(LinkText.CODE_ALPHABET.length()));
			String changed = code.substring(0, at) + other + code.substring(at + 1);
			assertThat(LinkText.code(changed).orElseThrow().equals(code)).as("seed %d", seed)
				.isEqualTo(changed.equals(code));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ABCDEFG", "ABCDEFGHJ", "ABCD0FGH", "ABCDÉFGH", "'; drop--" })
	void refusesWhatIsNoCode(String typed) {
		assertThat(LinkText.code(typed)).isEmpty();
	}

	@Test
	void forgivesWhatMailProgramsDoToALink() {
		String token = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

		assertThat(LinkText.token(token.toLowerCase(Locale.ROOT) + ".")).contains(token);
		assertThat(LinkText.token(" O123456789ABCDEF\r\n GHJKMNPQRSTVWXYZ ")).contains(token);
		assertThat(LinkText.token(token + "A")).isEmpty();
		assertThat(LinkText.token(token.replace('Z', 'U'))).isEmpty();
	}

	private static String between(Random random) {
		return BETWEEN[random.nextInt(BETWEEN.length)];
	}

}
