package org.peerprescribing.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.outcomes.CheckInDue;
import org.peerprescribing.outcomes.CheckInId;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.SweepNow;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets no message, and who gets one more. */
@IntegrationTest
class MessageStopsIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private MessageSender sender;

	@Autowired
	private NotificationEvents events;

	@Autowired
	private Referrals referrals;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private MovableClock clock;

	private MessageRows rows;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.rows = new MessageRows(this.context);
		this.path = IssuedPath.issue(this.context);
	}

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@ParameterizedTest
	@EnumSource(Ending.class)
	void nothingIsSentAfterwards(Ending ending) {
		end(ending);
		checkIn();
		this.clock.forward(Duration.ofDays(15));

		sendAll();

		assertThat(this.rows.outbox(this.path)).isEmpty();
		assertThat(this.rows.states(this.path)).containsOnly("CANCELLED");
	}

	@ParameterizedTest
	@EnumSource(Ending.class)
	void whatNobodyKnowsToHaveGoneOutIsNotSentAgain(Ending ending) {
		UUID link = this.rows.id(this.path, "LINK");
		this.rows.change("update notification.message set state = 'SENDING', lease_owner = gen_random_uuid(),"
				+ " lease_until = now() - interval '1 second' where id = ?", link);

		end(ending);
		this.sender.send(link);

		assertThat(this.rows.outbox(this.path)).isEmpty();
		assertThat(this.rows.state(link)).startsWith("CANCELLED");
	}

	@Test
	void aLetterIsFollowedByNoPost() {
		this.path = IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.LETTER, null, null));
		checkIn();
		this.clock.forward(Duration.ofDays(15));

		sendAll();

		assertThat(this.rows.outbox(this.path)).singleElement().asString().contains("how it goes on these days");
	}

	@Test
	void aResendMintsANewLinkAndTheOldOneStaysValid() {
		UUID link = this.rows.id(this.path, "LINK");
		this.sender.send(link);
		this.rows.change(
				"update notification.message set state = 'PENDING', reference = gen_random_uuid() where id = ?", link);

		this.sender.send(link);

		assertThat(this.rows.outbox(this.path)).hasSize(2).doesNotHaveDuplicates();
		assertThat(this.rows.liveLinks(this.path)).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(names = { "OPENED", "JOINED" })
	void tellsOnceThatThePageHasChangedWhenTheCommunityGoesAway(UptakeStep reached) {
		this.sender.send(this.rows.id(this.path, "LINK"));
		PRACTICE.run(() -> this.referrals.recordUptake(this.path.prescription(), reached, Evidence.PATIENT_REPORTED,
				this.clock.instant()));

		whileSuspended(() -> SweepNow.run(this.context));
		SweepNow.run(this.context);
		whileSuspended(() -> SweepNow.run(this.context));
		sendAll();

		List<String> sent = this.rows.outbox(this.path);
		assertThat(sent).hasSize(2);
		assertThat(sent.getLast()).contains("Your page has changed")
			.doesNotContain(community().value())
			.contains("/c and type");
	}

	@Test
	void saysNothingOfAChangeToWhoeverHasNoLinkYet() {
		whileSuspended(() -> SweepNow.run(this.context));

		assertThat(this.rows.ids(this.path, "INTERRUPTED")).isEmpty();
	}

	@Test
	void saysNothingOfAChangeToWhoeverSaidStop() {
		this.sender.send(this.rows.id(this.path, "LINK"));
		end(Ending.STOP);

		whileSuspended(() -> SweepNow.run(this.context));
		sendAll();

		assertThat(this.rows.outbox(this.path)).hasSize(1);
	}

	@Test
	void theClinicianSeesThatAMessageWasGivenUp() throws Exception {
		assertThat(page()).doesNotContain("not delivered");

		this.rows.change("update notification.message set state = 'DEAD' where id = ?",
				this.rows.id(this.path, "LINK"));

		assertThat(page()).contains("Text message: not delivered", "Print the letter.");
	}

	private String page() throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.get("/prescriptions/" + this.path.prescription().value())
				.with(Actors.signedIn(Actors.clinician()))
				.accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private void end(Ending ending) {
		switch (ending) {
			case STOP ->
				new AccessScope.OfPatient(this.path.patient().value()).run(() -> this.context.getBean(Consents.class)
					.withdrawContact(this.path.patient(), Actors.WILLOW_BANK));
			case DEATH -> PRACTICE.run(() -> this.context.getBean(Patients.class).markDeceased(this.path.patient()));
			case DEREGISTRATION ->
				PRACTICE.run(() -> this.context.getBean(Patients.class).markLeft(this.path.patient()));
			case REVOCATION -> PRACTICE.run(() -> {
				Prescribing prescribing = this.context.getBean(Prescribing.class);
				prescribing.revoke(this.path.prescription(),
						prescribing.find(this.path.prescription()).orElseThrow().version(), Actors.clinician());
			});
			case DECLINED -> PRACTICE.run(() -> this.referrals.recordUptake(this.path.prescription(),
					UptakeStep.DECLINED, Evidence.PATIENT_REPORTED, this.clock.instant()));
		}
	}

	private void checkIn() {
		IssuedPath.background()
			.run(() -> this.context.getBean(TransactionTemplate.class)
				.executeWithoutResult((status) -> this.events
					.on(new CheckInDue(new CheckInId(UUID.randomUUID()), this.path.prescription(), this.path.patient(),
							Actors.WILLOW_BANK, CheckInWeek.values()[0], this.clock.instant()))));
	}

	private void sendAll() {
		for (MessageTemplate template : MessageTemplate.values()) {
			this.rows.ids(this.path, template.name()).forEach((id) -> this.sender.send(UUID.fromString(id)));
		}
	}

	private void whileSuspended(Runnable work) {
		CommunityId community = community();
		this.lifecycle.suspend(community, "Test", Actors.curator());
		try {
			work.run();
		}
		finally {
			IssuedPath.vet(this.context, community);
		}
	}

	private CommunityId community() {
		return PRACTICE.call(() -> this.referrals.latest(this.path.prescription())).orElseThrow().community();
	}

	/** What ends all messages. */
	enum Ending {

		STOP, DEATH, DEREGISTRATION, REVOCATION, DECLINED

	}

}
