package org.peerprescribing.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.notification.MessageCarrier.Envelope;
import org.peerprescribing.notification.MessageCarrier.Receipt;
import org.peerprescribing.notification.MessageCarrier.UnknownOutcomeException;
import org.peerprescribing.support.StubNotifyServer;
import org.peerprescribing.support.StubNotifyServer.Fault;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class NotifyCarrierTests extends CarrierContract {

	private static final String NUMBER = "+447700900123";

	private final StubNotifyServer stub = new StubNotifyServer();

	private final NotifyCarrier carrier = carrier(this.stub.apiKey(), 3000);

	@Override
	MessageCarrier carrier() {
		return this.carrier;
	}

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void handsOverTheWholeTextUnderOurReference() {
		Envelope envelope = text(NUMBER);

		assertThat(this.carrier.send(envelope)).isEqualTo(Receipt.ACCEPTED);

		assertThat(this.stub.sent()).singleElement().satisfies((sent) -> {
			assertThat(sent.reference()).isEqualTo(envelope.reference().toString());
			assertThat(sent.type()).isEqualTo("sms");
			assertThat(sent.recipient()).isEqualTo(NUMBER);
			assertThat(sent.text()).isEqualTo("The words");
		});
	}

	@Test
	void handsOverAnEmailWithItsSubject() {
		this.carrier.send(envelope(Channel.EMAIL, "robin@example.org", "A message"));

		assertThat(this.stub.sent()).singleElement().satisfies((sent) -> {
			assertThat(sent.type()).isEqualTo("email");
			assertThat(sent.subject()).isEqualTo("A message");
		});
	}

	@Test
	void leavesALetterToAPerson() {
		assertThat(this.carrier.send(envelope(Channel.LETTER, "Robin Sample", ""))).isEqualTo(Receipt.TO_PRINT);
		assertThat(this.stub.requests()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "12", "robin" })
	void takesARefusedNumberAsRefusedForGood(String number) {
		assertThat(this.carrier.send(text(number))).isEqualTo(Receipt.REFUSED);
	}

	@ParameterizedTest
	@EnumSource(names = { "RATE_LIMIT", "DAILY_LIMIT" })
	void comesBackLaterWhenNotifyHasHadEnough(Fault fault) {
		this.stub.breakWith(fault);

		assertThat(this.carrier.send(text(NUMBER))).isEqualTo(Receipt.NOT_NOW);
	}

	@Test
	void comesBackLaterWhenTheKeyIsWrong() {
		String wrong = this.stub.apiKey().substring(0, this.stub.apiKey().length() - 36) + UUID.randomUUID();

		assertThat(carrier(wrong, 3000).send(text(NUMBER))).isEqualTo(Receipt.NOT_NOW);
		assertThat(this.stub.sent()).isEmpty();
	}

	@Test
	void comesBackLaterWhenThisMinuteIsUsedUp() {
		NotifyCarrier slow = carrier(this.stub.apiKey(), 2);

		assertThat(slow.send(text(NUMBER))).isEqualTo(Receipt.ACCEPTED);
		assertThat(slow.send(text(NUMBER))).isEqualTo(Receipt.ACCEPTED);
		assertThat(slow.send(text(NUMBER))).isEqualTo(Receipt.NOT_NOW);
		assertThat(this.stub.requests()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVER_ERROR", "SILENT", "SILENT_AFTER_ACCEPTANCE", "CUT_AFTER_ACCEPTANCE" })
	void doesNotKnowWhatBecameOfItWithoutAnAnswer(Fault fault) {
		this.stub.breakWith(fault);
		Instant before = Instant.now();

		assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(() -> this.carrier.send(text(NUMBER)));

		assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
	}

	/** The JDK would post it again by itself, and the patient get it twice. */
	@Test
	void postsOnceWhenTheConnectionBreaksOff() {
		this.stub.breakWith(Fault.CUT_AFTER_ACCEPTANCE);
		Envelope envelope = text(NUMBER);

		assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(() -> this.carrier.send(envelope));

		this.stub.breakWith(Fault.NONE);
		assertThat(this.stub.requests()).isEqualTo(1);
		assertThat(this.carrier.hasAccepted(envelope.reference())).isTrue();
	}

	@Test
	void logsNeitherNumberNorTextNorKey(CapturedOutput output) {
		this.carrier.send(text("0770090012"));
		this.stub.breakWith(Fault.CUT_AFTER_ACCEPTANCE);
		assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(() -> this.carrier.send(text(NUMBER)))
			.withMessageNotContaining("77009");

		assertThat(output).contains("notify-refused status=400")
			.doesNotContain("77009")
			.doesNotContain("The words")
			.doesNotContain(this.stub.apiKey().substring(20));
	}

	private NotifyCarrier carrier(String key, int perMinute) {
		return new NotifyCarrier(NotifyProperties.settings(this.stub.base(), key, perMinute));
	}

}
