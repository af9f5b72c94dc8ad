package org.peerprescribing.prescribing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A fresh patient of Willow Bank, and what a clinician of that practice does. */
@IntegrationTest
@RecordApplicationEvents
abstract class PrescribingSetup {

	static final AccessScope WILLOW = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	static final SnomedConcept BIPOLAR = new SnomedConcept("13746004");

	static final CommunityId GROUP = new CommunityId("bipolar-uk-ecommunity");

	static final ContactDetails BY_TEXT = ContactDetails.typed(Channel.TEXT, "07700 900123", null);

	@Autowired
	Prescribing prescribing;

	@Autowired
	GraceSweep sweep;

	@Autowired
	Matching matching;

	@Autowired
	CommunityDirectory directory;

	@Autowired
	CommunityReviews reviews;

	@Autowired
	Patients patients;

	@Autowired
	Consents consents;

	@Autowired
	Worklist worklist;

	@Autowired
	MovableClock clock;

	@Autowired
	ApplicationEvents events;

	PatientId patient;

	@BeforeEach
	void openAPatient() {
		new DemonstrationVetting(this.clock).vet(this.directory, this.reviews);
		this.patient = WILLOW
			.call(() -> this.patients.register(People.adultOf(Actors.WILLOW_BANK), Actors.clinician()));
	}

	@AfterEach
	void backToNow() {
		this.clock.reset();
	}

	void assertNotIssued(PrescriptionId id, RevocationReason reason) {
		assertThat(find(id).status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(find(id).reason()).isEqualTo(reason);
		assertThat(find(id).issuedAt()).isNull();
		assertThat(issuedEvents(id)).isEmpty();
		assertThat(WILLOW.call(() -> this.worklist.openFor(Actors.clinician())))
			.filteredOn((item) -> item.subject().equals(id.value().toString()))
			.singleElement()
			.satisfies((item) -> assertThat(item.kind()).isEqualTo(WorkKind.NOT_ISSUED));
	}

	static void assertRefused(Problem problem, Runnable command) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> WILLOW.run(command))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(problem));
	}

	List<PrescriptionIssued> issuedEvents(PrescriptionId id) {
		return this.events.stream(PrescriptionIssued.class).filter((event) -> event.prescription().equals(id)).toList();
	}

	void afterTheGrace() {
		this.clock.forward(Duration.ofSeconds(61));
		this.sweep.run();
	}

	SignPrescription command() {
		return command(Set.of(), GROUP, BY_TEXT, null);
	}

	SignPrescription command(Set<Risk> risks, CommunityId community, @Nullable ContactDetails agreement,
			@Nullable String caution) {
		return new SignPrescription(new CommandKey(UUID.randomUUID().toString()), this.patient, match(risks).run(),
				community, BIPOLAR, Set.of(SupportKind.EMOTIONAL), agreement, caution);
	}

	MatchAnswer match(Set<Risk> risks) {
		return match(risks, null);
	}

	MatchAnswer match(Set<Risk> risks, @Nullable Phq9 phq9) {
		return WILLOW.call(() -> this.matching.match(new MatchRequest(Actors.WILLOW_BANK, 41, BIPOLAR, Set.of(),
				Set.of(SupportKind.EMOTIONAL), Set.of(), DigitalAccess.PHONE, Set.of(), Set.of(LanguageTag.ENGLISH),
				"England", risks, phq9, false, List.of(), 3)));
	}

	SignResult sign(SignPrescription command) {
		return WILLOW.call(() -> this.prescribing.sign(command, Actors.clinician()));
	}

	PrescriptionId signed(SignPrescription command) {
		return ((SignResult.Signed) sign(command)).prescription();
	}

	Prescription find(PrescriptionId id) {
		return WILLOW.call(() -> this.prescribing.find(id)).orElseThrow();
	}

	static Instant at(@Nullable Instant instant) {
		assertThat(instant).isNotNull();
		return (instant != null) ? instant : Instant.EPOCH;
	}

}
