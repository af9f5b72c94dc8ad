package org.peerprescribing.prescribing.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.ErrorReason;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;

class PrescriptionTranslatorTests {

	private static final Path CASES = Path.of("src/test/resources/org/peerprescribing/prescribing/fhir");

	private static final Instant SIGNED = Instant.parse("2026-10-05T09:30:00Z");

	private static final Map<String, Prescription> INPUT = Map.of("active", prescription(Status.ACTIVE, null),
			"revoked", prescription(Status.REVOKED, RevocationReason.WITHDRAWN), "entered-in-error",
			prescription(Status.ENTERED_IN_ERROR, null));

	static Stream<Path> cases() throws IOException {
		return Files.list(CASES).filter((file) -> file.toString().endsWith(".expected.json"));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void translatesAsTheCaseSays(Path expected) throws IOException {
		String name = expected.getFileName().toString().replace(".expected.json", "");
		Prescription input = INPUT.get(name);

		assertThat(input).as("input of case %s", name).isNotNull();
		assertThat(json(translate(java.util.Objects.requireNonNull(input))))
			.isEqualToIgnoringWhitespace(Files.readString(expected));
	}

	@ParameterizedTest
	@EnumSource(value = Status.class, names = "REVOKED", mode = EnumSource.Mode.EXCLUDE)
	void keepsItsProfileInEveryStatus(Status status) {
		assertThat(ValidFhir.against(translate(prescription(status, null)))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(RevocationReason.class)
	void keepsItsProfileWhateverEndedIt(RevocationReason reason) {
		assertThat(ValidFhir.against(translate(prescription(Status.REVOKED, reason)))).isEmpty();
	}

	@Test
	void neverSaysThatSomebodyWasReferred() {
		ServiceRequest request = translate(prescription(Status.ACTIVE, null));

		assertThat(Stream.concat(request.getCode().getCoding().stream(),
				request.getCategory().stream().flatMap((category) -> category.getCoding().stream())))
			.extracting(Coding::getSystem)
			.doesNotContain("http://snomed.info/sct");
	}

	private static ServiceRequest translate(Prescription prescription) {
		return PrescriptionTranslator.toFhir(prescription, new PrescriptionTranslator.Around(
				new NhsNumber("9990100004"), "Side by Side", "Depressive disorder", false));
	}

	private static String json(ServiceRequest request) {
		return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(request);
	}

	private static Prescription prescription(Status status, @Nullable RevocationReason reason) {
		return new Prescription(new PrescriptionId(new UUID(1, 1)), new PatientId(new UUID(2, 2)),
				new OdsCode("Z90001"), status, reason,
				(status == Status.ENTERED_IN_ERROR) ? ErrorReason.WRONG_PATIENT : null,
				new CommunityId("side-by-side-mind"), new SnomedConcept("35489007"), Set.of(SupportKind.EMOTIONAL),
				new MatchRunId(new UUID(3, 3)), Channel.LETTER, false, "clinician-1", "Dr Test", SIGNED,
				SIGNED.plusSeconds(60), SIGNED.plusSeconds(60), SIGNED.plusSeconds(60).plus(98, ChronoUnit.DAYS),
				SIGNED.plusSeconds(60), 1);
	}

}
