package org.peerprescribing.carerecord;

import java.util.List;
import java.util.function.Supplier;

import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer;
import org.peerprescribing.support.StubRecordServer.Fault;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Each resource in its place, once in effect, whatever fails on the way. */
class WriteBackIT extends RecordSystemCarrierContract {

	@Autowired
	private JdbcClient jdbc;

	@Override
	EntryRoute route() {
		return EntryRoute.FHIR;
	}

	@Override
	List<?> arrived() {
		List<ServiceRequest> requests = this.record.all(ServiceRequest.class);
		assertThat(this.record.all(Task.class)).as("a task beside each").hasSameSizeAs(requests);
		return requests;
	}

	@Test
	void writesWhatWasPrescribed() {
		Issued issued = issue();

		runDue();

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
	void whatIsKeptUntilItIsSentIsSealedAndMadeAnewWhereItNoLongerOpens() {
		this.record.breakWith(Fault.SERVER_ERROR);
		Issued issued = issue();
		runDue();
		assertThat(kept(issued)).isNotEmpty().doesNotContain("resourceType").doesNotContain("ServiceRequest");

		spoil(issued);
		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(this.record.all(Task.class)).hasSize(1);
	}

	/** HAPI's JPA server says 409 where the standard says 412. */
	@ParameterizedTest
	@ValueSource(ints = { 409, 412 })
	void whatTheRecordHasChangedMeanwhileIsReadAndMadeAnew(int status) {
		this.record.sayOfOldVersions(status);
		Issued issued = issue();
		runDue();
		revoke(issued);
		this.record.breakWith(Fault.SERVER_ERROR);
		runDue();
		this.record.saveAgain(ServiceRequest.class);

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsOnly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).singleElement().satisfies((request) -> {
			assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
			assertThat(request.getMeta().getVersionId()).isEqualTo("3");
		});
	}

	@Test
	void keepsWaitingWhenAskedTo() {
		this.record.breakWith(Fault.TOO_MANY);
		Issued issued = issue();

		runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.PENDING);
	}

	@Test
	void whatWaitsWhenTheOperatorSetsAnotherAddressIsMadeAnewForThat() {
		this.record.breakWith(Fault.SERVER_ERROR);
		Issued issued = issue();
		runDue();
		try (StubRecordServer other = new StubRecordServer()) {
			String there = other.hold(this.record.all(Patient.class).getFirst().copy());
			new AccessScope.OfBackground("test").run(() -> this.endpoints
				.put(new RecordEndpoint(this.practice, other.base(), new RecordAccess.Open(), true)));

			tryUntilFinished(issued);

			assertThat(other.all(ServiceRequest.class)).singleElement()
				.satisfies((request) -> assertThat(request.getSubject().getReference()).isEqualTo("Patient/" + there));
		}
	}

	@Test
	void asksAPersonWhenThePatientIsNotCertain() {
		Issued issued = issue();
		hold(issued);

		runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.DEAD);
		assertThat(this.record.transactions()).isEmpty();
	}

	@Test
	void keepsTheOrderOfAPrescription() {
		this.record.goDown();
		Issued issued = issue();
		tryTimes(2);
		revoke(issued);

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

	private String kept(Issued issued) {
		return inTransaction(
				() -> this.jdbc.sql("select encode(bundle, 'escape') from carerecord.write_back where prescription = ?")
					.param(issued.prescription().value())
					.query(String.class)
					.single());
	}

	private void spoil(Issued issued) {
		inTransaction(() -> this.jdbc.sql("""
				update carerecord.write_back set bundle = set_byte(bundle, 40, get_byte(bundle, 40) # 1)
				where prescription = ?""").param(issued.prescription().value()).update());
	}

	private <T> T inTransaction(Supplier<T> work) {
		TransactionTemplate transaction = new TransactionTemplate(
				this.context.getBean(PlatformTransactionManager.class));
		return new AccessScope.OfBackground("test").call(() -> transaction.execute((status) -> work.get()));
	}

}
