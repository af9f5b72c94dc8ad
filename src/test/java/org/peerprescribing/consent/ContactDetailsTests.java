package org.peerprescribing.consent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContactDetailsTests {

	@ParameterizedTest
	@ValueSource(strings = { "07400 123456", "+44 7400 123456", "0044 7400 123456", "07400-123-456" })
	void readsUkMobileNumbersInTheirUsualForms(String typed) {
		assertThat(ContactDetails.typed(Channel.TEXT, typed, null).mobile()).isEqualTo("+447400123456");
	}

	@Test
	void readsTheNumbersOfInventedPeople() {
		assertThat(ContactDetails.typed(Channel.TEXT, "07700 900123", null).mobile()).isEqualTo("+447700900123");
	}

	@ParameterizedTest
	@ValueSource(strings = { "020 7946 0018", "+33 6 12 34 56 78", "07400 12345", "mobile", "0800 1111" })
	void refusesWhatIsNoUkMobileNumber(String typed) {
		assertThatExceptionOfType(InvalidValue.class)
			.isThrownBy(() -> ContactDetails.typed(Channel.LETTER, typed, null))
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("mobile"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "robin", "robin@", "robin@localhost", "a b@example.org", "robin@example..org",
			"robin@example.org,eve@example.org", "robin@example.org\nBcc: eve@example.org" })
	void refusesWhatIsNoAddress(String typed) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> ContactDetails.typed(Channel.EMAIL, null, typed))
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("email"));
	}

	@Test
	void refusesAChannelWithoutItsDetail() {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> ContactDetails.typed(Channel.TEXT, " ", null));
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> ContactDetails.typed(Channel.EMAIL, null, ""));
		assertThat(ContactDetails.typed(Channel.LETTER, null, null).channel()).isEqualTo(Channel.LETTER);
	}

	@Test
	void refusesANumberThatIsNotInE164Form() {
		assertThatExceptionOfType(InvalidValue.class)
			.isThrownBy(() -> new ContactDetails(Channel.TEXT, "07400123456", null));
	}

	@Test
	void hidesItselfInText() {
		assertThat(ContactDetails.typed(Channel.TEXT, "07400 123456", "robin@example.org")).asString()
			.doesNotContain("7400", "robin");
	}

}
