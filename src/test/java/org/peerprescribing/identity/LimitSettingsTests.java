package org.peerprescribing.identity;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.identity.LimitSettings.Client;
import org.peerprescribing.identity.LimitSettings.Person;
import org.peerprescribing.identity.LimitSettings.Strict;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LimitSettingsTests {

	private static final Client CLIENT = new Client(2000, Duration.ofMillis(5));

	private static final Person PERSON = new Person(60, Duration.ofSeconds(1));

	private static final Strict STRICT = new Strict(30, Duration.ofSeconds(20));

	@ParameterizedTest
	@CsvSource({ "0, 20s", "-1, 20s", "100001, 1ms", "30, 0s", "30, -1s", "51, 1m" })
	void refusesALimitThatIsNoneOrRemembersLongerThanFiftyMinutes(int atOnce, String each) {
		Strict wrong = new Strict(atOnce,
				Duration.parse("PT" + each.replace("1ms", "0.001s").toUpperCase(java.util.Locale.ROOT)));

		assertThatIllegalArgumentException().isThrownBy(() -> new LimitSettings(wrong, STRICT, CLIENT, PERSON));
		assertThatIllegalArgumentException().isThrownBy(() -> new LimitSettings(STRICT, wrong, CLIENT, PERSON));
	}

	@Test
	void takesOneThatRemembersForFiftyMinutes() {
		Strict longest = new Strict(50, Duration.ofMinutes(1));

		assertThat(new LimitSettings(longest, STRICT, CLIENT, PERSON).of(Limit.UNKNOWN_LINK).whole())
			.isEqualTo(Duration.ofMinutes(50));
	}

	@Test
	void aHouseholdIsOneCallerHoweverManyAddressesItHas() {
		assertThat(caller("2001:db8:1:2:3:4:5:6")).isEqualTo(caller("2001:db8:1:2::9"))
			.isNotEqualTo(caller("2001:db8:1:3::9"));
		assertThat(caller("::1")).isEqualTo("0000000000000000");
		assertThat(caller("192.0.2.7")).isEqualTo("192.0.2.7");
	}

	private static String caller(String address) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		return CallerAddress.of(request);
	}

}
