package org.peerprescribing.identity;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a practice prints is short, printable, and in one line where it must be. */
class LetterheadTests {

	@Test
	void isAsTypedWithoutBlanksAroundAndEmptyLines() {
		Letterhead head = new Letterhead(" Elder Tree Surgery ", " ", List.of("1 Tree Lane ", "", "Sandford"), "",
				"Weekdays");

		assertThat(head).isEqualTo(
				new Letterhead("Elder Tree Surgery", null, List.of("1 Tree Lane", "Sandford"), null, "Weekdays"));
	}

	@Test
	void isNamedInWelshWhereThereIsSuchAName() {
		Letterhead both = new Letterhead("Elder Tree Surgery", "Meddygfa Ysgawen", List.of(), null, null);

		assertThat(both.name(Locale.of("cy"))).isEqualTo("Meddygfa Ysgawen");
		assertThat(both.name(Locale.UK)).isEqualTo("Elder Tree Surgery");
		assertThat(Letterhead.of("Elder Tree Surgery").name(Locale.of("cy"))).isEqualTo("Elder Tree Surgery");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "two\nlines", "turned\u202Eround", "no\u0000thing" })
	void refusesANameThatCannotBePrinted(String name) {
		refuses("name", () -> Letterhead.of(name));
	}

	@Test
	void refusesWhatIsTooLong() {
		refuses("name", () -> new Letterhead("x".repeat(81), null, List.of(), null, null));
		refuses("welshName", () -> new Letterhead("x", "x".repeat(81), List.of(), null, null));
		refuses("address", () -> new Letterhead("x", null, List.of("x".repeat(61)), null, null));
		refuses("address", () -> new Letterhead("x", null, List.of("1", "2", "3", "4", "5", "6"), null, null));
		refuses("hours", () -> new Letterhead("x", null, List.of(), null, "x".repeat(121)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ask reception", "0207", "020 7946 0123 x7", "+", "(((((((((" })
	void refusesATelephoneNumberThatIsNone(String telephone) {
		refuses("telephone", () -> new Letterhead("x", null, List.of(), telephone, null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 61, -1 })
	void refusesALinkWorkerWhoIsHeardFromNeverOrTooLate(int days) {
		refuses("withinDays", () -> new LinkWorkerService(true, "Link worker", "", days));
	}

	private static void refuses(String path, Runnable reading) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(reading::run)
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo(path));
	}

}
