package org.peerprescribing.prescribing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.directory.CommunityDirectory;
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
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.LanguageTag;
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

@IntegrationTest
@RecordApplicationEvents
class PrescribingIT {

	private static final AccessScope WILLOW = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	private static final SnomedConcept BIPOLAR = new SnomedConcept("13746004");

	private static final CommunityId GROUP = new CommunityId("bipolar-uk-ecommunity");

	private static final ContactDetails BY_TEXT = ContactDetails.typed(Channel.TEXT, "07700 900123", null);

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private GraceSweep sweep;

	@Autowired
	private Matching matching;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private Patients patients;

	@Autowired
	private Consents consents;

	@Autowired
	private Worklist worklist;

	@Autowired
	private MovableClock clock;

	@Autowired
	private ApplicationEvents events;

	private PatientId patient;

	@BeforeEach
	void openAPatient() {
		new DemonstrationVetting(this.clock).vet(this.directory);
		this.patient = WILLOW
			.call(() -> this.patients.register(People.adultOf(Actors.WILLOW_BANK), Actors.clinician()));
	}

	@AfterEach
	void backToNow() {
		this.clock.reset();
	}

	@Test
	void isIssuedOnlyWhenTheGraceIsOver() {
		PrescriptionId id = signed(command());
		this.sweep.run();
		assertThat(find(id).issuedAt()).isNull();
		assertThat(issuedEvents(id)).isEmpty();

		afterTheGrace();

		Prescription issued = find(id);
		assertThat(issued.status()).isEqualTo(Prescription.Status.ACTIVE);
		assertThat(issued.validUntil()).isEqualTo(at(issued.issuedAt()).plus(98, ChronoUnit.DAYS));
		assertThat(issuedEvents(id)).singleElement().satisfies((event) -> {
			assertThat(event.community()).isEqualTo(GROUP);
			assertThat(event.person().access()).isEqualTo(DigitalAccess.PHONE);
			assertThat(event.person().ageBand()).isEqualTo(AgeBand.FROM_25_TO_44);
		});
	}

	@Test
	void isIssuedOnceHoweverOftenTheSweepRuns() {
		PrescriptionId id = signed(command());

		afterTheGrace();
		this.sweep.run();
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		assertThat(issuedEvents(id)).hasSize(1);
	}

	@Test
	void countsNowhereWhenItIsUndoneWithinTheGrace() {
		PrescriptionId id = signed(command());

		WILLOW.run(() -> this.prescribing.undo(id, Actors.clinician()));
		afterTheGrace();

		assertThat(find(id).status()).isEqualTo(Prescription.Status.ENTERED_IN_ERROR);
		assertThat(issuedEvents(id)).isEmpty();
	}

	@Test
	void refusesToUndoWhatIsIssued() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		assertRefused(Problem.BUSINESS_RULE, () -> this.prescribing.undo(id, Actors.clinician()));
	}

	@Test
	void isNotIssuedWhenTheAgreementIsGoneByThen() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.consents.withdrawContact(this.patient, Actors.WILLOW_BANK));

		afterTheGrace();

		assertNotIssued(id, RevocationReason.NO_AGREEMENT);
	}

	@Test
	void isNotIssuedWhenThePersonHasDiedByThen() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.patients.markDeceased(this.patient));

		afterTheGrace();

		assertNotIssued(id, RevocationReason.PATIENT_GONE);
	}

	@Test
	void isNotIssuedWhenTheVettingHasLapsedByThen() {
		PrescriptionId id = signed(command());
		this.clock.forward(Duration.ofDays(365));

		this.sweep.run();

		assertNotIssued(id, RevocationReason.COMMUNITY_NOT_LISTED);
	}

	@Test
	void givesTheSameAnswerToARepeatedCommand() {
		SignPrescription command = command();

		PrescriptionId first = signed(command);
		PrescriptionId second = signed(command);

		assertThat(second).isEqualTo(first);
		assertThat(WILLOW.call(() -> this.prescribing.of(this.patient))).hasSize(1);
	}

	@Test
	void signsOnceWhenTheSameCommandComesManyTimesAtOnce() throws Exception {
		SignPrescription command = command();
		Set<SignResult> answers = new HashSet<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			List<Future<SignResult>> calls = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				calls.add(threads.submit(() -> sign(command)));
			}

			for (Future<SignResult> call : calls) {
				answers.add(call.get());
			}
		}

		assertThat(WILLOW.call(() -> this.prescribing.of(this.patient))).hasSize(1);
		assertThat(answers).filteredOn(SignResult.Signed.class::isInstance).hasSize(1);
		assertThat(answers).filteredOn(SignResult.Refused.class::isInstance)
			.allMatch(new SignResult.Refused(Problem.STILL_RUNNING)::equals);
	}

	@Test
	void refusesAnotherCommandUnderTheSameKey() {
		SignPrescription first = command();
		signed(first);

		SignResult answer = sign(new SignPrescription(first.key(), first.patient(), first.run(), first.community(),
				first.need(), first.wanted(), ContactDetails.typed(Channel.LETTER, null, null), null));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.KEY_REUSED));
	}

	@Test
	void refusesWithoutAgreementAndLeavesNothingBehind() {
		SignResult answer = sign(command(Set.of(), GROUP, null, null));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.NO_AGREEMENT));
		assertThat(WILLOW.call(() -> this.prescribing.of(this.patient))).isEmpty();
		assertThat(WILLOW.call(() -> this.consents.permits(this.patient, Purpose.CONTACT))).isFalse();
	}

	@Test
	void refusesACommunityThatIsNotListed() {
		SignResult answer = sign(command(Set.of(), new CommunityId("no-such-community"), BY_TEXT, null));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.COMMUNITY_NOT_LISTED));
	}

	@Test
	void refusesAHardStopWhateverReasonIsGiven() {
		SignResult answer = sign(command(Set.of(Risk.SUICIDAL_INTENT), GROUP, BY_TEXT, CautionReason.DISCUSSED.code()));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.UNSAFE));
	}

	@Test
	void goesOnInSpiteOfACautionOnlyWithAReasonOfTheList() {
		Set<Risk> caution = Set.of(Risk.COULD_BE_RECOGNISED);

		assertThat(sign(command(caution, GROUP, BY_TEXT, null))).isEqualTo(new SignResult.Refused(Problem.REQUIRED));
		assertThat(sign(command(caution, GROUP, BY_TEXT, "because")))
			.isEqualTo(new SignResult.Refused(Problem.UNKNOWN_CODE));
		assertThat(sign(command(caution, GROUP, BY_TEXT, CautionReason.DISCUSSED.code())))
			.isInstanceOf(SignResult.Signed.class);
	}

	@Test
	void isNotFoundByAnotherPractice() {
		PrescriptionId id = signed(command());
		AccessScope harbour = new AccessScope.OfOrganisation(Actors.HARBOUR_STREET);

		assertThat(harbour.call(() -> this.prescribing.find(id))).isEmpty();
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> harbour.run(() -> this.prescribing.undo(id, Actors.clinicianOf(Actors.HARBOUR_STREET))))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.NOT_FOUND));
		SignPrescription command = command();
		assertThat(harbour.call(() -> this.prescribing.sign(command, Actors.clinicianOf(Actors.HARBOUR_STREET))))
			.isEqualTo(new SignResult.Refused(Problem.NOT_FOUND));
	}

	@Test
	void refusesToRevokeAnOlderVersion() {
		PrescriptionId id = signed(command());
		int before = find(id).version();
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		assertRefused(Problem.STALE_VERSION, () -> this.prescribing.revoke(id, before, Actors.clinician()));
		WILLOW.run(() -> this.prescribing.revoke(id, find(id).version(), Actors.clinician()));

		assertThat(find(id).reason()).isEqualTo(RevocationReason.WITHDRAWN);
	}

	@Test
	void completesOnce() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		WILLOW.run(() -> this.prescribing.complete(id));
		WILLOW.run(() -> this.prescribing.complete(id));
		WILLOW.run(() -> this.prescribing.close(id, RevocationReason.EXPIRED));

		assertThat(find(id).status()).isEqualTo(Prescription.Status.COMPLETED);
		assertThat(this.events.stream(PrescriptionCompleted.class).filter((event) -> event.prescription().equals(id)))
			.hasSize(1);
	}

	@Test
	void countsAnOfferOnce() {
		MatchAnswer answer = match(Set.of());

		WILLOW.run(() -> this.prescribing.recordOffer(answer.run(), Prescribing.Offer.OFFERED, Actors.clinician()));
		WILLOW.run(() -> this.prescribing.recordOffer(answer.run(), Prescribing.Offer.OFFERED, Actors.clinician()));

		assertThat(this.events.stream(OfferRecorded.class).filter((event) -> event.run().equals(answer.run())))
			.singleElement()
			.satisfies((event) -> assertThat(event.need()).isEqualTo(BIPOLAR));
	}

	private void assertNotIssued(PrescriptionId id, RevocationReason reason) {
		assertThat(find(id).status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(find(id).reason()).isEqualTo(reason);
		assertThat(find(id).issuedAt()).isNull();
		assertThat(issuedEvents(id)).isEmpty();
		assertThat(WILLOW.call(() -> this.worklist.openFor(Actors.clinician())))
			.filteredOn((item) -> item.subject().equals(id.value().toString()))
			.singleElement()
			.satisfies((item) -> assertThat(item.kind()).isEqualTo(WorkKind.NOT_ISSUED));
	}

	private static void assertRefused(Problem problem, Runnable command) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> WILLOW.run(command))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(problem));
	}

	private List<PrescriptionIssued> issuedEvents(PrescriptionId id) {
		return this.events.stream(PrescriptionIssued.class).filter((event) -> event.prescription().equals(id)).toList();
	}

	private void afterTheGrace() {
		this.clock.forward(Duration.ofSeconds(61));
		this.sweep.run();
	}

	private SignPrescription command() {
		return command(Set.of(), GROUP, BY_TEXT, null);
	}

	private SignPrescription command(Set<Risk> risks, CommunityId community, @Nullable ContactDetails agreement,
			@Nullable String caution) {
		return new SignPrescription(new CommandKey(UUID.randomUUID().toString()), this.patient, match(risks).run(),
				community, BIPOLAR, Set.of(SupportKind.EMOTIONAL), agreement, caution);
	}

	private MatchAnswer match(Set<Risk> risks) {
		return WILLOW.call(() -> this.matching
			.match(new MatchRequest(Actors.WILLOW_BANK, 41, BIPOLAR, Set.of(), Set.of(SupportKind.EMOTIONAL), Set.of(),
					DigitalAccess.PHONE, Set.of(LanguageTag.ENGLISH), "England", risks, null, false, List.of(), 3)));
	}

	private SignResult sign(SignPrescription command) {
		return WILLOW.call(() -> this.prescribing.sign(command, Actors.clinician()));
	}

	private PrescriptionId signed(SignPrescription command) {
		return ((SignResult.Signed) sign(command)).prescription();
	}

	private Prescription find(PrescriptionId id) {
		return WILLOW.call(() -> this.prescribing.find(id)).orElseThrow();
	}

	private static Instant at(@Nullable Instant instant) {
		assertThat(instant).isNotNull();
		return (instant != null) ? instant : Instant.EPOCH;
	}

}
