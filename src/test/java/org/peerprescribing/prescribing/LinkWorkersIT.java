package org.peerprescribing.prescribing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.LinkWorkerRequest.Outcome;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.People;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A request to the practice's link worker: an order with a task and a clock. */
class LinkWorkersIT extends PrescribingSetup {

	private static final Actor CLINICIAN = Actors.clinician();

	private static final Actor LINK_WORKER = Actors.linkWorkerOf(Actors.WILLOW_BANK);

	private static final AccessScope HARBOUR = new AccessScope.OfOrganisation(Actors.HARBOUR_STREET);

	@Autowired
	private LinkWorkers linkWorkers;

	@Autowired
	private LinkWorkerSweep late;

	@Test
	void askingOpensATaskForTheLinkWorkerAndMakesNoPrescription() {
		LinkWorkerRequestId id = asked();

		assertThat(tasks(LINK_WORKER, id)).singleElement().satisfies((item) -> {
			assertThat(item.kind()).isEqualTo(WorkKind.LINK_WORKER_ASKED);
			assertThat(Duration.between(item.openedAt(), item.dueAt())).isEqualTo(Duration.ofDays(7));
		});
		assertThat(tasks(CLINICIAN, id)).isEmpty();
		assertThat(WILLOW.call(() -> this.prescribing.of(this.patient))).isEmpty();
		assertThat(request(id).isOpen()).isTrue();
		assertThat(this.events.stream(PrescriptionSigned.class)).isEmpty();
		afterTheGrace();
		assertThat(this.events.stream(PrescriptionIssued.class)).isEmpty();
	}

	@Test
	void theSameCommandTwiceIsOneRequest() {
		RequestLinkWorker command = command(true);

		assertThat(ask(command)).isEqualTo(ask(command)).isInstanceOf(LinkWorkerResult.Requested.class);
		assertThat(ask(new RequestLinkWorker(command.key(), this.patient, new SnomedConcept("35489007"), true)))
			.isEqualTo(new LinkWorkerResult.Refused(Problem.KEY_REUSED));
	}

	@Test
	void theSameCommandIsAnsweredAlikeAfterItWasAnswered() {
		RequestLinkWorker command = command(true);
		LinkWorkerResult first = ask(command);
		answer(((LinkWorkerResult.Requested) first).request(), Outcome.DECLINED);

		assertThat(ask(command)).isEqualTo(first);
	}

	@Test
	void refusesASecondOneWhileTheFirstIsOpen() {
		asked();

		assertThat(ask(command(true))).isEqualTo(new LinkWorkerResult.Refused(Problem.BUSINESS_RULE));
	}

	@Test
	void refusesWithoutTheAgreementAndAnotherPracticesPatient() {
		assertThat(ask(command(false))).isEqualTo(new LinkWorkerResult.Refused(Problem.NO_AGREEMENT));
		PatientId abroad = HARBOUR.call(() -> this.patients.register(People.adultOf(Actors.HARBOUR_STREET),
				Actors.clinicianOf(Actors.HARBOUR_STREET)));

		assertThat(ask(new RequestLinkWorker(key(), abroad, BIPOLAR, true)))
			.isEqualTo(new LinkWorkerResult.Refused(Problem.NOT_FOUND));
	}

	@Test
	void canBeUndoneUntilSomebodyHasActed() {
		LinkWorkerRequestId id = asked();
		this.clock.forward(Duration.ofDays(1));

		undo(id);
		undo(id);

		assertThat(request(id).status()).isEqualTo(Prescription.Status.ENTERED_IN_ERROR);
		assertThat(tasks(LINK_WORKER, id)).isEmpty();
		assertRefused(Problem.BUSINESS_RULE, () -> this.linkWorkers.answer(id, Outcome.ACCEPTED, LINK_WORKER));
		LinkWorkerRequestId answered = asked();
		answer(answered, Outcome.DECLINED);
		assertRefused(Problem.BUSINESS_RULE, () -> this.linkWorkers.undo(answered, CLINICIAN));
	}

	@Test
	void whatThePatientSaidIsToldOnceUnderTheLinkWorkersName() {
		LinkWorkerRequestId id = asked();

		answer(id, Outcome.ACCEPTED);
		answer(id, Outcome.ACCEPTED);

		LinkWorkerRequest accepted = request(id);
		assertThat(accepted.status()).isEqualTo(Prescription.Status.COMPLETED);
		assertThat(accepted.answeredBy()).isEqualTo("Lou Linker");
		assertThat(accepted.requesterName()).isEqualTo("Dr Test");
		assertThat(answered(id)).singleElement().matches(LinkWorkerAnswered::accepted);
		assertThat(tasks(LINK_WORKER, id)).isEmpty();
		assertRefused(Problem.BUSINESS_RULE, () -> this.linkWorkers.answer(id, Outcome.DECLINED, LINK_WORKER));
	}

	@Test
	void aNoIsToldAndEndsIt() {
		LinkWorkerRequestId id = asked();

		answer(id, Outcome.DECLINED);

		assertThat(request(id).status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(answered(id)).singleElement().matches((event) -> !event.accepted());
	}

	@Test
	void whoCouldNotBeReachedIsATaskForTheClinicianAndNothingElse() {
		LinkWorkerRequestId id = asked();

		answer(id, Outcome.NOT_REACHED);

		assertThat(answered(id)).isEmpty();
		assertThat(tasks(CLINICIAN, id)).extracting(WorkItem::kind).containsExactly(WorkKind.LINK_WORKER_NOT_REACHED);
	}

	@Test
	void aSecondAcceptanceWithinTwelveMonthsIsNoFirstContact() {
		LinkWorkerRequestId first = asked();
		answer(first, Outcome.ACCEPTED);
		this.clock.forward(Duration.ofDays(360));
		LinkWorkerRequestId second = asked();
		answer(second, Outcome.ACCEPTED);
		this.clock.forward(Duration.ofDays(370));
		LinkWorkerRequestId third = asked();
		answer(third, Outcome.ACCEPTED);

		assertThat(List.of(request(first), request(second), request(third))).extracting(LinkWorkerRequest::firstContact)
			.containsExactly(true, false, true);
	}

	@Test
	void aNoOrAnUnreachedPatientBeginsNoEpisode() {
		answer(asked(), Outcome.DECLINED);
		answer(asked(), Outcome.NOT_REACHED);
		LinkWorkerRequestId id = asked();
		answer(id, Outcome.ACCEPTED);

		assertThat(request(id).firstContact()).isTrue();
	}

	@Test
	void whatNobodyAnswersInTimeIsToldToTheCliniciansOnce() {
		LinkWorkerRequestId id = asked();
		this.clock.forward(Duration.ofDays(6));
		this.late.run();
		assertThat(tasks(CLINICIAN, id)).isEmpty();
		this.clock.forward(Duration.ofDays(2));

		this.late.run();
		this.late.run();

		assertThat(tasks(CLINICIAN, id)).singleElement()
			.satisfies((item) -> assertThat(item.kind()).isEqualTo(WorkKind.LINK_WORKER_LATE));
		assertThat(tasks(LINK_WORKER, id)).as("it still waits").hasSize(1);
		answer(id, Outcome.DECLINED);
		assertThat(tasks(CLINICIAN, id)).isEmpty();
	}

	@Test
	void whoeverDiedOrLeftIsNotCalledAnyMore() {
		LinkWorkerRequestId id = asked();

		WILLOW.run(() -> this.patients.markDeceased(this.patient));

		assertThat(request(id).outcome()).isEqualTo(Outcome.PATIENT_GONE);
		assertThat(tasks(LINK_WORKER, id)).isEmpty();
		assertThat(answered(id)).isEmpty();
	}

	@Test
	void isNotThereForAnotherPracticeAndIsAnsweredByALinkWorkerOnly() {
		LinkWorkerRequestId id = asked();

		assertThat(HARBOUR.call(() -> this.linkWorkers.find(id))).isEmpty();
		assertRefused(Problem.FORBIDDEN, () -> this.linkWorkers.answer(id, Outcome.ACCEPTED, CLINICIAN));
		assertRefused(Problem.BUSINESS_RULE, () -> this.linkWorkers.answer(id, Outcome.PATIENT_GONE, LINK_WORKER));
		assertThat(request(id).isOpen()).isTrue();
	}

	private LinkWorkerRequestId asked() {
		return ((LinkWorkerResult.Requested) ask(command(true))).request();
	}

	private LinkWorkerResult ask(RequestLinkWorker command) {
		return WILLOW.call(() -> this.linkWorkers.request(command, CLINICIAN));
	}

	private RequestLinkWorker command(boolean agreed) {
		return new RequestLinkWorker(key(), this.patient, BIPOLAR, agreed);
	}

	private static CommandKey key() {
		return new CommandKey(UUID.randomUUID().toString());
	}

	private void answer(LinkWorkerRequestId id, Outcome outcome) {
		WILLOW.run(() -> this.linkWorkers.answer(id, outcome, LINK_WORKER));
	}

	private void undo(LinkWorkerRequestId id) {
		WILLOW.run(() -> this.linkWorkers.undo(id, CLINICIAN));
	}

	private LinkWorkerRequest request(LinkWorkerRequestId id) {
		return WILLOW.call(() -> this.linkWorkers.find(id)).orElseThrow();
	}

	private List<LinkWorkerAnswered> answered(LinkWorkerRequestId id) {
		return this.events.stream(LinkWorkerAnswered.class).filter((event) -> event.request().equals(id)).toList();
	}

	private List<WorkItem> tasks(Actor actor, LinkWorkerRequestId id) {
		return WILLOW.call(() -> this.worklist.openFor(actor))
			.stream()
			.filter((item) -> item.subject().equals(id.value().toString()))
			.toList();
	}

}
