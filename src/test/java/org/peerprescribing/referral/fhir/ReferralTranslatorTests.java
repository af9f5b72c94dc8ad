package org.peerprescribing.referral.fhir;

import java.time.Instant;
import java.util.UUID;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;

/** What a community said with a code, as a Task. */
class ReferralTranslatorTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

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
