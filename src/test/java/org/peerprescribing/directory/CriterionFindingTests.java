package org.peerprescribing.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CriterionFindingTests {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

	@Test
	void whatIsMetWasSeenOnADayAndSomewhereOrInWords() {
		refuses(Problem.REQUIRED, "seenOn", "Seen", "https://example.org/", null);
		refuses(Problem.REQUIRED, "evidence", " ", " ", DAY);
		assertThat(CriterionFinding.of("cost", Outcome.NOT_KNOWN, "", null, null).seenOn()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "ftp://example.org/", "https://", "//example.org", "not an address",
			"https://user@example.org/", "file:///etc/passwd", "https:example.org" })
	void evidenceIsAnAddressOfThePublicWeb(String address) {
		refuses(Problem.INVALID_VALUE, "evidence", "Seen", address, DAY);
	}

	@Test
	void aNoteIsTextInAnyLanguageOfAtMost500Characters() {
		String welsh = "Cymedrolir y fforwm gan wirfoddolwyr; \u0175 ac \u0177";
		String rightToLeft = "\u200F\u0627\u0644\u062F\u0639\u0645\r\n\u05E2\u05D6\u05E8\u05D4 <b>";

		assertThat(note(welsh)).isEqualTo(welsh);
		assertThat(note(rightToLeft)).isEqualTo(rightToLeft.replace("\r\n", "\n"));
		assertThat(note("x".repeat(500))).hasSize(500);
		refuses(Problem.INVALID_VALUE, "note", "x".repeat(501), null, DAY);
		refuses(Problem.INVALID_VALUE, "note", "a\u0000b", null, DAY);
		refuses(Problem.INVALID_VALUE, "note", "a\uD800b", null, DAY);
	}

	private static String note(String text) {
		return CriterionFinding.of("cost", Outcome.MET, text, null, DAY).note();
	}

	private static void refuses(Problem problem, String path, String note, @Nullable String evidence,
			@Nullable LocalDate day) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> CriterionFinding.of("cost", Outcome.MET, note, evidence, day))
			.satisfies((refusal) -> {
				assertThat(refusal.problem()).isEqualTo(problem);
				assertThat(refusal.path()).isEqualTo(path);
			});
	}

}
