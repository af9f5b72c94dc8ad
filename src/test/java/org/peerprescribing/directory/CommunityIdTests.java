package org.peerprescribing.directory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CommunityIdTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "", "Upper", "two--hyphens", "-first", "last-", "with space", "\u0175", "a/b",
			"import", "work" })
	void refusesWhatIsNoNameOrIsTheNameOfAPage(String name) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new CommunityId(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ab", "work-and-health", "group-24" })
	void takesKebabCaseNames(String name) {
		assertThat(new CommunityId(name).value()).isEqualTo(name);
	}

}
