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
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.ErrorReason;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A clinician takes a prescription back: who was told of it is told that, once. */
@IntegrationTest
class WithdrawnNoticeIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MessageSender sender;

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
	void now() {
		this.clock.reset();
	}

	@Test
	void whoWasToldOfItIsToldOnceAndLedNowhere() {
		String community = PRACTICE.call(() -> this.context.getBean(Referrals.class).latest(this.path.prescription()))
			.orElseThrow()
			.community()
			.value();
		sendLink();
		int links = this.rows.liveLinks(this.path);
		withdraw();
		sendNotices();
		sendNotices();

		List<String> sent = this.rows.outbox(this.path);
		assertThat(sent).hasSize(2);
		assertThat(sent.getLast()).contains("has closed the page").doesNotContain("/c", "/l/", community, "Depress");
		assertThat(links).isOne();
		assertThat(this.rows.liveLinks(this.path)).isZero();
	}

	@Test
	void whoWasNeverToldOfItHearsNothing() {
		withdraw();

		assertThat(this.rows.ids(this.path, "WITHDRAWN")).isEmpty();
	}

	@Test
	void whileNobodyKnowsWhetherTheLinkWentOutItWaitsAndThenFallsAway() {
		UUID link = this.rows.id(this.path, "LINK");
		this.rows.change("update notification.message set state = 'SENDING', lease_owner = gen_random_uuid(),"
				+ " lease_until = now() - interval '1 second' where id = ?", link);
		withdraw();
		sendNotices();
		String waiting = this.rows.why(notice());
		this.sender.send(link);
		this.clock.forward(Duration.ofMinutes(6));
		sendNotices();

		assertThat(waiting).isEqualTo("link-under-way");
		assertThat(this.rows.why(notice())).isEqualTo("not-told");
		assertThat(this.rows.outbox(this.path)).isEmpty();
	}

	@Test
	void whoSaidStopHearsNothing() {
		sendLink();
		withdraw();
		new AccessScope.OfPatient(this.path.patient().value())
			.run(() -> this.context.getBean(Consents.class).withdrawContact(this.path.patient(), Actors.WILLOW_BANK));
		sendNotices();

		assertThat(this.rows.outbox(this.path)).hasSize(1);
	}

	@Test
	void nobodyWritesAfterADeathOrToWhoeverLeft() {
		sendLink();
		withdraw();
		PRACTICE.run(() -> this.context.getBean(Patients.class).markLeft(this.path.patient()));
		sendNotices();
		IssuedPath other = this.path;
		this.path = IssuedPath.issue(this.context);
		sendLink();
		withdraw();
		PRACTICE.run(() -> this.context.getBean(Patients.class).markDeceased(this.path.patient()));
		sendNotices();

		assertThat(this.rows.outbox(other)).hasSize(1);
		assertThat(this.rows.outbox(this.path)).hasSize(1);
	}

	@Test
	void anEndByThePatientIsNoNews() {
		sendLink();
		PRACTICE.run(() -> this.context.getBean(Referrals.class)
			.recordUptake(this.path.prescription(), UptakeStep.DECLINED, Evidence.PATIENT_REPORTED,
					this.clock.instant()));

		assertThat(this.rows.ids(this.path, "WITHDRAWN")).isEmpty();
	}

	@Test
	void aLetterIsFollowedByNoPost() {
		this.path = IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.LETTER, null, null));
		sendLink();
		withdraw();
		sendNotices();

		assertThat(this.rows.outbox(this.path)).hasSize(1);
		assertThat(this.rows.why(notice())).isEqualTo("letter-only");
	}

	@Test
	void whatWasMadeInErrorIsToldOnceToWhoeverWasToldOfItAndLeadsNowhere() {
		sendLink();
		madeInError();
		sendNotices();
		sendNotices();

		assertThat(this.rows.outbox(this.path)).hasSize(2);
		assertThat(this.rows.outbox(this.path).getLast()).contains("has closed the page").doesNotContain("error");
		assertThat(this.rows.liveLinks(this.path)).isZero();
		assertThat(this.rows.why(this.rows.id(this.path, "REMINDER"))).isEqualTo("entered-in-error");
	}

	@Test
	void whatWasWithdrawnAndThenFoundToBeMadeInErrorIsToldOnce() {
		sendLink();
		withdraw();
		madeInError();
		sendNotices();

		assertThat(this.rows.outbox(this.path)).hasSize(2);
	}

	@Test
	void whoWasNeverToldOfAnErrorHearsNothing() {
		madeInError();

		assertThat(this.rows.ids(this.path, "WITHDRAWN")).isEmpty();
		assertThat(this.rows.states(this.path)).containsExactly("CANCELLED");
	}

	private void madeInError() {
		PRACTICE.run(() -> {
			Prescribing prescribing = this.context.getBean(Prescribing.class);
			prescribing.enterInError(this.path.prescription(),
					prescribing.find(this.path.prescription()).orElseThrow().version(), ErrorReason.WRONG_PATIENT,
					Actors.clinician());
		});
	}

	private void sendLink() {
		this.sender.send(this.rows.id(this.path, "LINK"));
	}

	private void sendNotices() {
		this.rows.ids(this.path, "WITHDRAWN").forEach((id) -> this.sender.send(UUID.fromString(id)));
	}

	private UUID notice() {
		return this.rows.id(this.path, "WITHDRAWN");
	}

	private void withdraw() {
		PRACTICE.run(() -> {
			Prescribing prescribing = this.context.getBean(Prescribing.class);
			prescribing.revoke(this.path.prescription(),
					prescribing.find(this.path.prescription()).orElseThrow().version(), Actors.clinician());
		});
	}

}
