package org.peerprescribing.shared;

import java.util.Locale;
import java.util.Optional;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever arrives is either a link, read the same every time, or none. */
class LinkTextFuzz {

	@FuzzTest(maxDuration = "2m")
	void readsEveryLinkAndNothingElse(FuzzedDataProvider data) {
		String token = letters("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 32, data);
		String code = letters(LinkText.CODE_ALPHABET, 8, data);
		assertThat(LinkText.token(Mangled.mangled(token, true, data))).contains(token);
		assertThat(LinkText.code(Mangled.mangled(code, false, data))).contains(code);
		assertThat(LinkText.communityCode(Mangled.mangled(token.substring(16), true, data)))
			.contains(token.substring(16));
		assertThat(LinkText.communityCode(LinkText.grouped(token.substring(16)))).contains(token.substring(16));

		String arrived = data.consumeRemainingAsString();
		check(LinkText.token(arrived), "[0-9A-HJKMNP-TV-Z]{32}");
		check(LinkText.communityCode(arrived), "[0-9A-HJKMNP-TV-Z]{16}");
		check(LinkText.code(arrived), "[" + LinkText.CODE_ALPHABET + "]{8}");
		assertThat(LinkText.hash(arrived)).matches("[0-9a-f]{64}");
	}

	private static void check(Optional<String> read, String pattern) {
		read.ifPresent((one) -> {
			assertThat(one).matches(pattern);
			assertThat(LinkText.hash(one)).isNotEqualTo(LinkText.hash(one.toLowerCase(Locale.ROOT) + "."));
		});
	}

	private static String letters(String alphabet, int length, FuzzedDataProvider data) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(data.consumeInt(0, alphabet.length() - 1)));
		}
		return text.toString();
	}

}
