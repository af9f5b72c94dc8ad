package org.peerprescribing.carerecord;

import java.io.StringReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** No national code is written that nobody has checked, and some never. */
class CodeMapTests {

	@Test
	void aCheckedRowGivesItsCodeInItsCountryAlone() {
		CodeMap map = read("community-prescribed,England,fhir,711281004,A. Checker,2026-11-01");

		assertThat(map.code("community-prescribed", "England", "fhir")).contains(new SnomedConcept("711281004"));
		assertThat(map.code("community-prescribed", "Wales", "fhir")).isEmpty();
		assertThat(map.code("community-joined", "England", "fhir")).isEmpty();
		assertThat(map.version()).isEqualTo("7");
	}

	@Test
	void aRowThatNobodyCheckedIsTextOnly() {
		assertThat(
				read("community-prescribed,England,fhir,711281004,,").code("community-prescribed", "England", "fhir"))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "461481000124109,community-prescribed", "461481000124109,link-worker-accepted",
			"871691000000100,link-worker-accepted", "871731000000106,community-prescribed",
			"871731000000106,community-joined", "871731000000106,link-worker-declined",
			"871711000000103,community-not-right" })
	void refusesAFileWithACodeWhereItMustNeverBeWritten(String code, String event) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> read(event + ",England,fhir," + code + ",,"))
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("code-map-never"));
	}

	@Test
	void theLinkWorkersOwnCodeMayStandAtTheirEvent() {
		assertThat(read("link-worker-accepted,England,fhir,871731000000106,A. Checker,2026-11-01")
			.code("link-worker-accepted", "England", "fhir")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "unheard-of,England,fhir,,,", "community-joined,France,fhir,,,",
			"community-joined,England,fax,,,", "community-joined,England,fhir,711281005,,",
			"community-joined,England,fhir,,A. Checker,", "community-joined,England,fhir,,,2026-11-01",
			"community-joined,England,fhir,,A. Checker,soon", "community-joined,England,fhir",
			"community-joined,England,fhir,,,\ncommunity-joined,England,fhir,,,", "" })
	void refusesAFileThatIsNotAsItMustBe(String rows) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> read(rows));
	}

	@Test
	void theMapOfThisVersionWritesNoCodeYet() {
		CodeMap map = new CodeMapAtStart().codeMap();

		for (String event : CodeMap.EVENTS) {
			for (String country : CodeMap.COUNTRIES) {
				assertThat(map.code(event, country, "fhir")).as(event + " in " + country).isEmpty();
			}
		}
	}

	private static CodeMap read(String rows) {
		return CodeMap
			.read(new StringReader("version,7\nevent,country,target system,code,checked by,checked on\n" + rows));
	}

}
