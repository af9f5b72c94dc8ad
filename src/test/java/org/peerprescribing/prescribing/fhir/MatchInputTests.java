package org.peerprescribing.prescribing.fhir;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.Terminology;
import org.peerprescribing.fhirapi.SentParameters;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.prescribing.fhir.MatchCalls.Body;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;

class MatchInputTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final SnomedConcept DEPRESSION = new SnomedConcept(MatchCalls.DEPRESSION);

	private static final NeedHierarchy NEEDS = new NeedHierarchy(
			List.of(new Need(DEPRESSION, "Depressive disorder", "Depression", null, false, false)));

	private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|[0-9]+|\\[|\\{)");

	private static final List<String> ODD = List.of("null", "true", "0", "-1", "1e400", "3.5", "\"\"", "\" \"", "[]",
			"{}", "[[]]", "{\"extension\":[]}", "\"\\u0000\"", "\"\\ud800\"", "\"2026-13-45\"", "\"#a\"",
			"99999999999");

	@Test
	void whatIsNotSaidHasItsDefault() {
		MatchInput input = read(Body.about(UUID.randomUUID()).toString());

		assertThat(input.topics()).containsExactly(DEPRESSION);
		assertThat(input.risks()).isEmpty();
		assertThat(input.phq9()).isNull();
		assertThat(input.count()).isEqualTo(3);
		assertThat(input.preference()).satisfies((preference) -> {
			assertThat(preference.access()).isEqualTo(DigitalAccess.PHONE);
			assertThat(preference.nation()).isEqualTo("Wales");
			assertThat(preference.acceptsPaid()).isFalse();
		});
	}

	@Test
	void hidesWhomItIsAbout() {
		UUID patient = UUID.randomUUID();

		assertThat(read(Body.about(patient).toString()).toString()).doesNotContain(patient.toString());
	}

	/** Whatever is sent is read or refused: it never breaks anything here. */
	@RepeatedTest(20)
	void nothingThatIsSentIsAFaultOfOurs() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		for (int i = 0; i < 200; i++) {
			String sent = changed(full(), random);
			try {
				read(sent);
			}
			catch (ProblemException ex) {
				assertThat(ex.problem().status()).as(sent).isIn(400, 422);
			}
			catch (RuntimeException ex) {
				throw new AssertionError("Seed " + seed + ": " + sent, ex);
			}
		}
	}

	private static String full() {
		return Body.about(UUID.randomUUID())
			.add(MatchCalls.value("topic", "CodeableConcept",
					"{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"35489007\"}],\"text\":\"x\"}"))
			.add(MatchCalls.code("support", "esteem"))
			.add(MatchCalls.exclude("side-by-side-mind", "tone"))
			.add(MatchCalls.phq9(9, 0, "2026-11-01"))
			.add(MatchCalls.value("count", "Integer", "2"))
			.toString();
	}

	private static String changed(String body, Random random) {
		StringBuilder text = new StringBuilder(body);
		int at = random.nextInt(text.length());
		switch (random.nextInt(4)) {
			case 0 -> text.deleteCharAt(at);
			case 1 -> text.insert(at, "\"{}[],:0\\x".charAt(random.nextInt(10)));
			case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(80))));
			default -> {
				Matcher value = VALUE.matcher(text);
				if (value.find(at) && !value.group().matches("[\\[{]")) {
					text.replace(value.start(), value.end(), ODD.get(random.nextInt(ODD.size())));
				}
			}
		}
		return text.toString();
	}

	private static MatchInput read(String body) {
		ServletRequestDetails request = new ServletRequestDetails();
		request.setRequestContents(body.getBytes(StandardCharsets.UTF_8));
		return MatchInput.of(SentParameters.read(request, FhirContext.forR4Cached()), new CodedNeeds(Terminology.NONE),
				NEEDS, "Wales", TODAY);
	}

}
