package org.peerprescribing.carerecord;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.StubRecordServer;
import org.peerprescribing.support.StubRecordServer.Fault;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class WriteBackIT {

	private final OdsCode practice = new OdsCode("Y" + ThreadLocalRandom.current().nextInt(10_000, 99_999));

	private final Actor clinician = Actors.clinicianOf(this.practice);

	private final StubRecordServer record = new StubRecordServer();

	@Autowired
	private ApplicationContext context;

	@Autowired
	private RecordEndpoints endpoints;

	@Autowired
	private RecordEntries entries;

	@Autowired
	private WriteBackTry writing;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private Consents consents;

	@Autowired
	private CheckIns checkIns;

	@Autowired
	private Worklist worklist;

	@Autowired
	private MovableClock clock;

	@BeforeEach
	void setUpRecordSystem() {
		this.endpoints.put(new RecordEndpoint(this.practice, this.record.base(), null, true));
	}

	@AfterEach
	void tidyUp() {
		this.record.close();
		this.clock.reset();
	}

	@Test
	void writesWhatWasPrescribed() {
		Issued issued = issue();

		this.writing.runDue();

		assertThat(entries(issued)).extracting(RecordEntry::kind, RecordEntry::state)
			.containsExactly(
					org.assertj.core.api.Assertions.tuple(RecordEntry.Kind.PRESCRIBED, RecordEntry.State.DONE));
		ServiceRequest request = this.record.all(ServiceRequest.class).getFirst();
		assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.ACTIVE);
		assertThat(request.getSubject().getReference()).startsWith("Patient/");
		Task task = this.record.all(Task.class).getFirst();
		assertThat(task.getFocus().getReference()).isEqualTo("ServiceRequest/" + request.getIdElement().getIdPart());
		assertThat(entries(issued).getFirst().location()).endsWith(request.getIdElement().getIdPart());
	}

	@Test
	void writesOnceAfterAnOutage() {
		this.record.goDown();
		Issued issued = issue();
		tryTimes(3);
		assertThat(states(issued)).containsExactly(RecordEntry.State.PENDING);

		this.record.comeBack();
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(this.record.all(Task.class)).hasSize(1);
	}

	@Test
	void doesNotDoubleWhatArrivedBeforeTheConnectionBroke() {
		this.record.breakWith(Fault.CUT_AFTER_COMMIT);
		Issued issued = issue();
		this.writing.runDue();
		assertThat(states(issued)).containsExactly(RecordEntry.State.UNCERTAIN);

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(this.record.all(Task.class)).hasSize(1);
		assertThat(this.record.transactions()).hasSize(1);
	}

	@Test
	void sendsTheSameBytesOnEveryTry() {
		this.record.breakWith(Fault.SERVER_ERROR);
		Issued issued = issue();
		tryTimes(3);

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(this.record.transactions().size()).isGreaterThan(1);
		assertThat(this.record.transactions().stream().distinct()).hasSize(1);
	}

	@Test
	void doesNotTakeAPageForAnAnswer() {
		this.record.breakWith(Fault.PAGE);
		Issued issued = issue();

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.UNCERTAIN);
	}

	@Test
	void keepsWaitingWhenAskedTo() {
		this.record.breakWith(Fault.TOO_MANY);
		Issued issued = issue();

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.PENDING);
	}

	@Test
	void asksAPersonWhenTheRecordSystemRefuses() {
		this.record.breakWith(Fault.REFUSED);
		Issued issued = issue();

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.DEAD);
		assertThat(inPractice(() -> this.worklist.openFor(this.clinician))).anySatisfy((item) -> {
			assertThat(item.kind()).isEqualTo(WorkKind.RECORD_NOT_WRITTEN);
			assertThat(item.subject()).isEqualTo(issued.prescription().value().toString());
		});
	}

	@Test
	void asksAPersonWhenThePatientIsNotCertain() {
		Issued issued = issue();
		hold(issued);

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.DEAD);
		assertThat(this.record.transactions()).isEmpty();
	}

	@Test
	void keepsTheOrderOfAPrescription() {
		this.record.goDown();
		Issued issued = issue();
		tryTimes(2);
		int version = inPractice(() -> this.prescribing.find(issued.prescription())).orElseThrow().version();
		inPractice(() -> {
			this.prescribing.revoke(issued.prescription(), version, this.clinician);
			return true;
		});

		this.record.comeBack();
		tryUntilFinished(issued);

		List<RecordEntry> written = entries(issued);
		assertThat(written).extracting(RecordEntry::kind)
			.containsExactly(RecordEntry.Kind.PRESCRIBED, RecordEntry.Kind.FINAL);
		assertThat(written).extracting(RecordEntry::state).containsOnly(RecordEntry.State.DONE);
		assertThat(written.get(0).writtenAt()).isBefore(written.get(1).writtenAt());
		assertThat(this.record.all(ServiceRequest.class)).singleElement().satisfies((request) -> {
			assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
			assertThat(request.getMeta().getVersionId()).isEqualTo("2");
		});
	}

	@Test
	void writesNothingThePatientReportsUntilTheyChoose() {
		Issued issued = issue();
		this.writing.runDue();

		answerWeekSix(issued);
		tryTimes(2);

		assertThat(entries(issued)).extracting(RecordEntry::kind).containsExactly(RecordEntry.Kind.PRESCRIBED);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
		assertThat(this.record.all(Observation.class)).isEmpty();
	}

	@Test
	void writesTheFirstOutcomeThePatientShares() {
		Issued issued = issue();
		this.writing.runDue();
		choose(issued, RecordSharing.EVERYTHING);

		answerWeekSix(issued);
		tryUntilFinished(issued);

		assertThat(entries(issued)).extracting(RecordEntry::kind)
			.containsExactly(RecordEntry.Kind.PRESCRIBED, RecordEntry.Kind.FIRST_OUTCOME);
		assertThat(states(issued)).containsOnly(RecordEntry.State.DONE);
		assertThat(this.record.all(QuestionnaireResponse.class)).hasSize(1);
		assertThat(this.record.all(Observation.class)).hasSize(2)
			.allSatisfy((observation) -> assertThat(observation.getDerivedFromFirstRep().getReference())
				.startsWith("QuestionnaireResponse/"));
		assertThat(this.record.all(Task.class)).singleElement()
			.satisfies((task) -> assertThat(task.getBusinessStatus().getCodingFirstRep().getCode())
				.isEqualTo("still-using-at-6-weeks"));
	}

	@Test
	void cancelsWhatIsQueuedWhenThePatientTakesTheChoiceBack() {
		Issued issued = issue();
		this.writing.runDue();
		choose(issued, RecordSharing.EVERYTHING);
		this.record.goDown();
		answerWeekSix(issued);
		tryTimes(1);

		choose(issued, RecordSharing.NOTHING);
		this.record.comeBack();
		tryTimes(2);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
	}

	private Issued issue() {
		Issued issued = IssuedPrescriptions.issue(this.context, this.clinician);
		hold(issued);
		return issued;
	}

	private void hold(Issued issued) {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, issued.person().nhsNumber().value()));
		patient.setBirthDateElement(new DateType(issued.person().birthDate().toString()));
		this.record.hold(patient);
	}

	private void answerWeekSix(Issued issued) {
		this.clock.forward(java.time.Duration.ofDays(43));
		asPatient(issued, () -> {
			CheckIn week6 = this.checkIns.of(issued.prescription())
				.stream()
				.filter((checkIn) -> checkIn.week() == CheckInWeek.WEEK_6)
				.findFirst()
				.orElseThrow();
			this.checkIns.answer(week6.id(), new CheckInAnswers(null, null, true, true, 4));
			return true;
		});
	}

	private void choose(Issued issued, RecordSharing choice) {
		asPatient(issued, () -> {
			this.consents.chooseSharing(issued.patient(), this.practice, choice);
			return true;
		});
	}

	private void tryTimes(int times) {
		for (int i = 0; i < times; i++) {
			this.writing.runDue();
		}
	}

	private void tryUntilFinished(Issued issued) {
		for (int i = 0; i < 200 && states(issued).stream().anyMatch(WriteBackIT::isUnfinished); i++) {
			this.writing.runDue();
		}
	}

	private static boolean isUnfinished(RecordEntry.State state) {
		return switch (state) {
			case PENDING, SENDING, UNCERTAIN -> true;
			case DONE, DEAD, CANCELLED -> false;
		};
	}

	private List<RecordEntry.State> states(Issued issued) {
		return entries(issued).stream().map(RecordEntry::state).toList();
	}

	private List<RecordEntry> entries(Issued issued) {
		return inPractice(() -> this.entries.of(issued.prescription()));
	}

	private <T> T inPractice(java.util.function.Supplier<T> work) {
		return new AccessScope.OfOrganisation(this.practice).call(work);
	}

	private static <T> T asPatient(Issued issued, java.util.function.Supplier<T> work) {
		return new AccessScope.OfPatient(issued.patient().value()).call(work);
	}

}
