package org.peerprescribing.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.StubNotifyServer;
import org.peerprescribing.support.StubNotifyServer.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from what Notify says of a message, or does not say. */
class NotifyDeliveryIT extends NotifyScene {

	@Test
	void asksThePracticeToPrintTheLetterWhereThereIsNoSuchNumber() throws Exception {
		UUID id = issueTo(StubNotifyServer.NO_SUCH_NUMBER);
		this.sender.send(id);
		assertThat(isToBePrinted()).isFalse();

		assertThat(callBack(id)).isEqualTo(200);
		assertThat(callBack(id)).isEqualTo(200);

		assertThat(state(id)).isEqualTo("DEAD PERMANENT_FAILURE");
		assertThat(isToBePrinted()).isTrue();
		assertThat(IssuedPath.background()
			.call(() -> this.context.getBean(Undelivered.class).since(this.path.prescription()))).isPresent();
		assertThat(steps()).doesNotContain(UptakeStep.DELIVERED);
	}

	@Test
	void triesATemporaryFailureOnceMoreAfterHoursAndThenGivesUp() throws Exception {
		UUID id = issueTo(StubNotifyServer.SWITCHED_OFF);
		this.sender.send(id);
		callBack(id);
		assertThat(state(id)).isEqualTo("PENDING null");
		this.sender.send(id);
		assertThat(state(id)).isEqualTo("PENDING null");
		assertThat(isToBePrinted()).isFalse();

		this.clock.forward(Deliveries.AFTER_TEMPORARY.plusMinutes(1));
		this.sender.send(id);
		assertThat(state(id)).isEqualTo("DONE SENT");
		callBack(id);

		assertThat(state(id)).isEqualTo("DEAD PERMANENT_FAILURE");
		assertThat(isToBePrinted()).isTrue();
	}

	@Test
	void sendsAgainAfterATechnicalFailure() throws Exception {
		UUID id = issueTo(number());
		this.sender.send(id);
		Sent failed = only(id).with("technical-failure");

		post(StubNotifyServer.receipt(failed));
		post(StubNotifyServer.receipt(failed));
		this.clock.forward(Duration.ofMinutes(16));
		this.sender.send(id);
		callBack(id);

		assertThat(state(id)).isEqualTo("DONE DELIVERED");
		assertThat(this.rows.reference(id)).isNotEqualTo(id.toString());
		assertThat(STUB.sent()).filteredOn((sent) -> sent.recipient().equals(failed.recipient()))
			.extracting(Sent::text)
			.hasSize(2)
			.doesNotHaveDuplicates();
	}

	@Test
	void aLateWordThatItWasSentUndoesNothing() throws Exception {
		UUID id = issueTo(number());
		this.sender.send(id);
		callBack(id);

		for (String late : List.of("sent", "sending", "temporary-failure", "permanent-failure")) {
			assertThat(post(StubNotifyServer.receipt(only(id).with(late)))).isEqualTo(200);
		}

		assertThat(state(id)).isEqualTo("DONE DELIVERED");
		assertThat(isToBePrinted()).isFalse();
	}

	@Test
	void asksNotifyAfterADayWithoutACallback() {
		UUID id = issueTo(number());
		this.sender.send(id);
		STUB.settle(this.rows.reference(id));
		this.clock.forward(Duration.ofHours(23));
		this.deliveries.lookUp();
		assertThat(state(id)).isEqualTo("DONE SENT");

		this.clock.forward(Duration.ofHours(2));
		this.deliveries.lookUp();

		assertThat(state(id)).isEqualTo("DONE DELIVERED");
		assertThat(steps()).contains(UptakeStep.DELIVERED);
	}

}
