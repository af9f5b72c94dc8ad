package org.peerprescribing.notification;

import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.People;
import org.peerprescribing.support.StubNotifyServer.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** A message all the way: queued, through Notify, called back, on the ladder. */
class NotifyIT extends NotifyScene {

	@Test
	void goesThroughNotifyAndIsDeliveredOnTheLadder() throws Exception {
		UUID id = issueTo(number());
		this.sender.send(id);
		assertThat(state(id)).isEqualTo("DONE SENT");
		assertThat(steps()).containsExactly(UptakeStep.ISSUED, UptakeStep.SENT);

		assertThat(callBack(id)).isEqualTo(200);
		assertThat(callBack(id)).isEqualTo(200);

		assertThat(state(id)).isEqualTo("DONE DELIVERED");
		assertThat(steps()).containsExactly(UptakeStep.ISSUED, UptakeStep.SENT, UptakeStep.DELIVERED);
		assertThat(latest().evidence()).isEqualTo(Evidence.CARRIER_REPORTED);
		assertThat(only(id).text()).contains("Willow Bank Surgery has a page for you").contains("/c and type");
		assertThat(only(id).template()).isEqualTo(NotifyProperties.id("link", "en", "text").toString());
	}

	@Test
	void writesToAWelshSpeakerInWelshWithTheWelshTemplate() {
		RegisterPatient person = People.adultOf(Actors.WILLOW_BANK);
		UUID id = issue(
				new RegisterPatient(person.practice(), person.nhsNumber(), person.birthDate(), person.name(),
						person.sex(), person.ethnicGroup(), LanguageTag.WELSH, person.recordId()),
				ContactDetails.typed(Channel.EMAIL, null, "robin@example.org"));

		this.sender.send(id);

		assertThat(only(id).text()).startsWith("Helo Robin,").contains("/l/");
		assertThat(only(id).subject()).isEqualTo("Neges gan Willow Bank Surgery");
		assertThat(only(id).template()).isEqualTo(NotifyProperties.id("link", "cy", "email").toString());
	}

	@Test
	void isSentOnceWhenTheAnswerWasSwallowedAfterAcceptance() {
		UUID id = issueTo(number());
		STUB.breakWith(Fault.SILENT_AFTER_ACCEPTANCE);
		this.sender.send(id);
		assertThat(state(id)).isEqualTo("UNCERTAIN null");

		STUB.breakWith(Fault.NONE);
		this.clock.forward(Duration.ofMinutes(2));
		this.sender.send(id);

		only(id);
		assertThat(state(id)).isEqualTo("DONE SENT");
		assertThat(steps()).contains(UptakeStep.SENT);
	}

	@Test
	void isSentAgainUnderAFreshLinkWhenItWasNeverAccepted() {
		UUID id = issueTo(number());
		STUB.breakWith(Fault.SERVER_ERROR);
		this.sender.send(id);
		assertThat(state(id)).isEqualTo("UNCERTAIN null");

		STUB.breakWith(Fault.NONE);
		this.clock.forward(Duration.ofMinutes(2));
		this.sender.send(id);

		only(id);
		assertThat(state(id)).isEqualTo("DONE SENT");
		assertThat(this.rows.liveLinks(this.path)).isEqualTo(2);
	}

	@Test
	void twentyWakesAtOnceSendOneMessage() throws Exception {
		UUID id = issueTo(number());
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService wakes = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 20; i++) {
				wakes.submit(() -> {
					start.await();
					this.sender.send(id);
					return null;
				});
			}
			start.countDown();
		}

		only(id);
		assertThat(state(id)).isEqualTo("DONE SENT");
	}

	@Test
	void waitsWhileNotifyTakesNothing() {
		UUID id = issueTo(number());
		STUB.breakWith(Fault.DAILY_LIMIT);
		int before = STUB.requests();
		this.sender.send(id);
		this.sender.send(id);
		assertThat(STUB.requests()).isEqualTo(before + 1);
		assertThat(state(id)).isEqualTo("PENDING null");

		STUB.breakWith(Fault.NONE);
		this.clock.forward(Duration.ofMinutes(2));
		this.sender.send(id);

		assertThat(state(id)).isEqualTo("DONE SENT");
	}

	@Test
	void waitsOutTheNight() {
		UUID id = issueTo(number());
		goTo(LocalTime.of(20, 0));
		this.sender.send(id);
		this.clock.forward(Duration.ofHours(12).plusMinutes(59));
		this.sender.send(id);
		assertThat(state(id)).isEqualTo("PENDING null");

		this.clock.forward(Duration.ofMinutes(2));
		this.sender.send(id);

		assertThat(state(id)).isEqualTo("DONE SENT");
	}

}
