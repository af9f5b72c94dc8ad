package org.peerprescribing.referral.fhir;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.SingleValidationMessage;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.LadderPairs;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a community said with a code, as a Task. */
class ReferralTranslatorTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	static Stream<Arguments> pairs() {
		return Stream.of(UptakeStep.values())
			.flatMap((step) -> LadderPairs.statuses().stream().map((status) -> arguments(step, status)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("pairs")
	void theProfileAllowsTheStatusesThatTheLadderAllows(UptakeStep step, String status) {
		Task task = task(step, status, false);

		List<SingleValidationMessage> errors = ValidFhir
			.errors(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(task));

		if (LadderPairs.statusesBeside(step).contains(status)) {
			assertThat(errors).isEmpty();
		}
		else {
			// A reason that no such step has may be wrong as well.
			assertThat(errors).extracting(SingleValidationMessage::getMessageId)
				.filteredOn((id) -> id.contains("#"))
				.singleElement()
				.satisfies((id) -> assertThat(id).matches(".*#ps-task-[1-6]"));
		}
	}

	@Test
	void aRefusalOfTheCommunityIsARejectedTaskThatSaysWhy() {
		Task task = task(UptakeStep.COMMUNITY_REFUSED, "rejected", false);

		assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.REJECTED);
		assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("community-refused");
		assertThat(task.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("community-refused");
		assertThat(task.hasOutput()).isFalse();
	}

	@Test
	void joiningThatTheCommunityConfirmsSaysSo() {
		Task task = task(UptakeStep.JOINED, "in-progress", true);

		assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.INPROGRESS);
		CodeType evidence = (CodeType) task.getOutputFirstRep()
			.getExtensionByUrl(FhirSystems.extension("evidence"))
			.getValue();
		assertThat(evidence.getValue()).isEqualTo("community-confirmed");
	}

	private static Task task(UptakeStep step, String status, boolean joined) {
		Referral referral = new Referral(new ReferralId(UUID.randomUUID()), new PrescriptionId(UUID.randomUUID()),
				new PatientId(UUID.randomUUID()), new OdsCode("Z90001"), new CommunityId("some-community"), 1, null,
				step, status, Evidence.COMMUNITY_CONFIRMED, null, NOW, joined ? NOW : null, NOW, 1);
		return ReferralTranslator.toFhir(referral,
				new ReferralTranslator.Around(new NhsNumber("9434765919"), "Some community", null));
	}

}
