package org.peerprescribing.carerecord;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.carerecord.RecordSetup.Change;
import org.peerprescribing.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An administrator reaches what the operator has named, and nothing else. */
class AllowedAddressesTests {

	private final AllowedAddresses site = allowing(false, "fhir.example.nhs.uk", "other.example.nhs.uk:8443");

	@ParameterizedTest
	@ValueSource(strings = { "https://fhir.example.nhs.uk/r4", "https://FHIR.example.nhs.uk/r4/",
			"https://fhir.example.nhs.uk:443", " https://other.example.nhs.uk:8443/fhir " })
	void takesAnAddressAtAHostThatIsNamed(String typed) {
		assertThat(this.site.judge(typed)).isEqualTo(Change.DONE);
	}

	@ParameterizedTest
	@CsvSource({ "https://localhost/fhir", "https://127.0.0.1", "https://169.254.169.254/latest", "https://[::1]/fhir",
			"https://fhir.example.nhs.uk:8443/r4", "https://other.example.nhs.uk/fhir",
			"https://fhir.example.nhs.uk.attacker.example/r4", "https://a.fhir.example.nhs.uk/r4",
			"https://fhir.example.nhs.uk./r4" })
	void refusesEveryOtherHostAndPort(String typed) {
		assertThat(this.site.judge(typed)).isEqualTo(Change.ADDRESS_NOT_ALLOWED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "fhir.example.nhs.uk", "https:///r4", "file:///etc/passwd", "ftp://fhir.example.nhs.uk/",
			"https://fhir.example.nhs.uk@attacker.example/", "https://me:secret@fhir.example.nhs.uk/r4",
			"https://fhir.example.nhs.uk/r4?a=b", "https://fhir.example.nhs.uk/r4#a",
			"https://fhir.example.nhs.uk/r4/../admin", "https://fhir.example.nhs.uk\\@attacker.example",
			"https://fhir.example.nhs.uk/a b" })
	void refusesWhatIsNoPlainAddress(String typed) {
		assertThat(this.site.judge(typed)).isEqualTo(Change.ADDRESS_UNREADABLE);
	}

	@Test
	void takesHttpInTheSandboxAlone() {
		assertThat(this.site.judge("http://fhir.example.nhs.uk/r4")).isEqualTo(Change.ADDRESS_NOT_HTTPS);
		assertThat(allowing(true, "localhost:8090").judge("http://localhost:8090/fhir")).isEqualTo(Change.DONE);
	}

	@Test
	void allowsNothingUntilTheOperatorNamesAHost() {
		assertThat(allowing(true).judge("https://fhir.example.nhs.uk/r4")).isEqualTo(Change.ADDRESS_NOT_ALLOWED);
		assertThat(allowing(true).judge(" ")).isEqualTo(Change.ADDRESS_REQUIRED);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "*", "*.nhs.uk", "https://fhir.example.nhs.uk", "fhir.example.nhs.uk/r4", "", "a:0", "a:b" })
	void refusesAListThatHoldsMoreThanHosts(String host) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> allowing(false, host));
	}

	private static AllowedAddresses allowing(boolean sandbox, String... hosts) {
		return new AllowedAddresses(sandbox, new AllowedAddresses.Hosts(List.of(hosts)));
	}

}
