package org.peerprescribing.prescribing;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;

/** What of a prescription is the practice's to see, and what is the patient's to tell. */
class SharedPrescriptionTests {

	private static final Instant ISSUED = Instant.parse("2026-10-05T09:31:00Z");

	private static final Set<Status> THEIRS = EnumSet.of(Status.COMPLETED, Status.ON_HOLD);

	@ParameterizedTest
	@EnumSource(RecordSharing.class)
	void everyStatusIsAsThePatientLetsItBeTold(RecordSharing choice) {
		for (Status status : EnumSet.complementOf(EnumSet.of(Status.REVOKED))) {
			Prescription stored = prescription(status, null);

			assertThat(stored.sharedUnder(choice)).as(status.name())
				.isEqualTo((choice.sharesAnything() || !THEIRS.contains(status)) ? stored : asIssued());
		}
	}

	@ParameterizedTest
	@EnumSource(RecordSharing.class)
	void onlyAnEndByThePatientIsTheirsToTell(RecordSharing choice) {
		for (RevocationReason reason : RevocationReason.values()) {
			Prescription stored = prescription(Status.REVOKED, reason);
			boolean hidden = reason == RevocationReason.NOT_JOINED && !choice.sharesAnything();

			assertThat(stored.sharedUnder(choice)).as(reason.name()).isEqualTo(hidden ? asIssued() : stored);
		}
	}

	private static Prescription asIssued() {
		return prescription(Status.ACTIVE, null, ISSUED, 1);
	}

	private static Prescription prescription(Status status, @Nullable RevocationReason reason) {
		return prescription(status, reason, ISSUED.plus(Duration.ofDays(40)), 2);
	}

	private static Prescription prescription(Status status, @Nullable RevocationReason reason, Instant changed,
			int version) {
		return new Prescription(new PrescriptionId(new UUID(1, 1)), new PatientId(new UUID(2, 2)),
				new OdsCode("Z90001"), status, reason, null, new CommunityId("some-community"),
				new SnomedConcept("35489007"), Set.of(SupportKind.EMOTIONAL), new MatchRunId(new UUID(3, 3)),
				Channel.TEXT, false, "clinician-1", "Dr Test", ISSUED.minusSeconds(60), ISSUED, ISSUED,
				ISSUED.plus(Duration.ofDays(98)), changed, version);
	}

}
