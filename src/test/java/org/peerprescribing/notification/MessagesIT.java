package org.peerprescribing.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import org.peerprescribing.support.PrintedPaper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class MessagesIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MessageSender sender;

	@Autowired
	private Letters letters;

	@Autowired
	private Referrals referrals;

	@Autowired
	private Consents consents;

	@Autowired
	private MovableClock clock;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
	}

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@Test
	void sendsTheLinkOnceHoweverOftenItsTaskRuns() {
		UUID id = message("LINK");

		for (int i = 0; i < 5; i++) {
			this.sender.send(id);
		}

		assertThat(outbox()).singleElement().asString().contains("Willow Bank Surgery").contains("/c and type");
		assertThat(state(id)).isEqualTo("DONE");
		assertThat(step()).isEqualTo(UptakeStep.DELIVERED);
	}

	@Test
	void wakesTheSenderInTheTransactionThatQueuedAndAgainWhenTheAlarmIsLost() {
		UUID id = message("LINK");
		assertThat(alarms(id)).isEqualTo(1);

		asTask("delete from task.scheduled_tasks where task_instance = '" + id + "'");
		this.sender.wakeDue();
		this.sender.wakeDue();

		assertThat(alarms(id)).isEqualTo(1);
	}

	@Test
	void cancelsWhatIsQueuedWhenMessagesAreStopped() {
		new org.peerprescribing.identity.AccessScope.OfPatient(this.path.patient().value())
			.run(() -> this.consents.withdrawContact(this.path.patient(), Actors.WILLOW_BANK));

		this.sender.send(message("LINK"));

		assertThat(outbox()).isEmpty();
		assertThat(state(message("LINK"))).isEqualTo("CANCELLED");
		assertThat(state(message("REMINDER"))).isEqualTo("CANCELLED");
	}

	@Test
	void asksForPermissionAgainAtTheMomentOfSending() {
		asTask("update consent.standing set contact_agreed = false, channel = null, sealed = null where patient = '"
				+ this.path.patient().value() + "'");

		this.sender.send(message("LINK"));

		assertThat(outbox()).isEmpty();
		assertThat(state(message("LINK"))).isEqualTo("CANCELLED");
	}

	@Test
	void looksUpAMessageWhoseSendingBrokeOffBeforeSendingItAgain() {
		UUID id = message("LINK");
		this.sender.send(id);
		asTask("update notification.message set state = 'SENDING', lease_owner = gen_random_uuid(),"
				+ " lease_until = now() - interval '1 second' where id = '" + id + "'");

		this.sender.send(id);

		assertThat(outbox()).hasSize(1);
		assertThat(state(id)).isEqualTo("DONE");
	}

	@Test
	void leavesAloneWhatAnotherReplicaHolds() {
		UUID id = message("LINK");
		asTask("update notification.message set state = 'SENDING', lease_owner = gen_random_uuid(),"
				+ " lease_until = now() + interval '1 minute' where id = '" + id + "'");

		this.sender.send(id);

		assertThat(outbox()).isEmpty();
		assertThat(state(id)).isEqualTo("SENDING");
	}

	@Test
	void remindsOnTheThirdDayWhoeverHasNotOpened() {
		this.clock.forward(Duration.ofDays(3).plusMinutes(1));

		this.sender.send(message("REMINDER"));

		assertThat(outbox()).singleElement().asString().contains("reminder");
	}

	@Test
	void remindsOnTheSeventhDayWhoeverOpenedAndDidNotJoin() {
		reach(UptakeStep.OPENED, Evidence.SYSTEM_OBSERVED);
		this.clock.forward(Duration.ofDays(3).plusMinutes(1));
		this.sender.send(message("REMINDER"));
		assertThat(outbox()).isEmpty();

		this.clock.forward(Duration.ofDays(4));
		this.sender.send(message("REMINDER"));

		assertThat(outbox()).hasSize(1);
	}

	@Test
	void remindsNobodyWhoJoined() {
		reach(UptakeStep.JOINED, Evidence.PATIENT_REPORTED);
		this.clock.forward(Duration.ofDays(8));

		this.sender.send(message("REMINDER"));

		assertThat(outbox()).isEmpty();
		assertThat(state(message("REMINDER"))).isEqualTo("CANCELLED");
	}

	@Test
	void cancelsWhatIsQueuedWhenThePrescriptionIsRevoked() {
		new org.peerprescribing.identity.AccessScope.OfOrganisation(Actors.WILLOW_BANK).run(() -> {
			Prescribing prescribing = this.context.getBean(Prescribing.class);
			prescribing.revoke(this.path.prescription(),
					prescribing.find(this.path.prescription()).orElseThrow().version(), Actors.clinician());
		});

		assertThat(state(message("LINK"))).isEqualTo("CANCELLED");
	}

	@Test
	void writesALetterWithTheShortAddressAndTheCode() {
		this.path = IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.LETTER, null, null));

		this.sender.send(message("LINK"));

		assertThat(outbox()).singleElement()
			.asString()
			.contains("Dear Robin Alex Sample")
			.contains("https://peer.example/c")
			.contains("on these days")
			.doesNotContain("/l/");
		PrintedPaper opened = new PrintedPaper(
				IssuedPath.background().call(() -> this.letters.inOutbox(message("LINK"))).orElseThrow());
		assertThat(opened.words()).contains("Robin Alex Sample", "Willow Bank Surgery");
		assertThat(opened.square()).isEqualTo(
				one("select link from notification.outbox where patient = '" + this.path.patient().value() + "'"));
	}

	@Test
	void opensNoLetterWhereATextWasSent() {
		this.sender.send(message("LINK"));

		assertThat(IssuedPath.background().call(() -> this.letters.inOutbox(message("LINK")))).isEmpty();
	}

	private void reach(UptakeStep step, Evidence evidence) {
		IssuedPath.background()
			.run(() -> this.referrals.recordUptake(this.path.prescription(), step, evidence, this.clock.instant()));
	}

	private UptakeStep step() {
		return IssuedPath.background().call(() -> this.referrals.latest(this.path.prescription())).orElseThrow().step();
	}

	private UUID message(String template) {
		return UUID.fromString(one("select id::text from notification.message where template = '" + template
				+ "' and prescription = '" + this.path.prescription().value() + "'"));
	}

	private String state(UUID id) {
		return one("select state from notification.message where id = '" + id + "'");
	}

	private int alarms(UUID id) {
		return Integer
			.parseInt(one("select count(*)::text from task.scheduled_tasks where task_instance = '" + id + "'"));
	}

	private List<String> outbox() {
		return many("select text from notification.outbox where patient = '" + this.path.patient().value() + "'");
	}

	private String one(String sql) {
		return many(sql).getFirst();
	}

	private List<String> many(String sql) {
		return IssuedPath.background()
			.call(() -> java.util.Objects.requireNonNull(this.transaction
				.execute((status) -> this.jdbc.sql(sql).query((row, n) -> row.getString(1)).list())));
	}

	private void asTask(String sql) {
		IssuedPath.background()
			.run(() -> this.transaction.executeWithoutResult((status) -> this.jdbc.sql(sql).update()));
	}

}
