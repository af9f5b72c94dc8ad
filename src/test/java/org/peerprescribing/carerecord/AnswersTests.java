package org.peerprescribing.carerecord;

import java.time.Duration;
import java.util.Optional;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTests {

	private final Bundle sent = new Bundle();

	AnswersTests() {
		ServiceRequest request = new ServiceRequest();
		request.addIdentifier(References.identifier(FhirSystems.PRESCRIPTION, "p-1"));
		this.sent.addEntry().setResource(request);
	}

	@Test
	void isDoneWhenEveryEntrySaysSo() {
		Bundle received = response("201 Created", "ServiceRequest/77/_history/1");

		assertThat(judge(200, Optional.of(received))).isInstanceOfSatisfying(Delivery.Written.class,
				(written) -> assertThat(written.resources())
					.containsExactly(new Delivery.Located("ServiceRequest", "p-1", "77")));
	}

	@Test
	void isNotDoneWhenAnEntryFailed() {
		Bundle received = response("409 Conflict", "ServiceRequest/77/_history/1");

		assertThat(judge(200, Optional.of(received))).isInstanceOf(Delivery.Unsure.class);
	}

	@Test
	void isNotDoneWhenAnEntryIsMissing() {
		Bundle received = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);

		assertThat(judge(200, Optional.of(received))).isInstanceOf(Delivery.Unsure.class);
	}

	@Test
	void isNotDoneWhenTheAnswerIsNoBundle() {
		assertThat(judge(200, Optional.empty())).isInstanceOf(Delivery.Unsure.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 403, 404, 405, 415, 422 })
	void isForAPersonWhenItIsRefusedForGood(int status) {
		assertThat(judge(status, Optional.empty())).isInstanceOf(Delivery.Refused.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 401, 408, 423, 425, 429 })
	void isTriedAgainWhenItWasNotTaken(int status) {
		assertThat(judge(status, Optional.empty())).isInstanceOf(Delivery.NotWritten.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 504 })
	void isUncertainWhenTheOtherSideBroke(int status) {
		assertThat(judge(status, Optional.empty())).isInstanceOf(Delivery.Unsure.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 409, 412 })
	void isMadeAnewWhenTheRecordHasChanged(int status) {
		assertThat(judge(status, Optional.empty())).isInstanceOf(Delivery.Stale.class);
	}

	@Test
	void isUncertainOnlyWhenItMayHaveBeenSeen() {
		assertThat(Answers.judge(this.sent, new RecordAnswer.BrokenOff(), Optional.empty()))
			.isInstanceOf(Delivery.Unsure.class);
		assertThat(Answers.judge(this.sent, new RecordAnswer.NotReached(), Optional.empty()))
			.isInstanceOf(Delivery.NotWritten.class);
	}

	@Test
	void passesOnHowLongToWait() {
		Delivery delivery = Answers.judge(this.sent,
				new RecordAnswer.Answered(429, "", new byte[0], Duration.ofSeconds(90)), Optional.empty());

		assertThat(delivery).isInstanceOfSatisfying(Delivery.NotWritten.class,
				(not) -> assertThat(not.after()).isEqualTo(Duration.ofSeconds(90)));
	}

	private Delivery judge(int status, Optional<Bundle> received) {
		return Answers.judge(this.sent, new RecordAnswer.Answered(status, "application/fhir+json", new byte[0], null),
				received);
	}

	private static Bundle response(String status, String location) {
		Bundle received = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
		received.addEntry().getResponse().setStatus(status).setLocation(location);
		return received;
	}

}
