package org.peerprescribing.notification;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.referral.LadderEntry;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import org.peerprescribing.support.StubNotifyServer;
import org.peerprescribing.support.StubNotifyServer.Fault;
import org.peerprescribing.support.StubNotifyServer.Sent;
import org.peerprescribing.support.TestClockConfiguration;
import org.peerprescribing.support.TestProperties;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** A patient to whom a message goes through a stub of GOV.UK Notify, at noon. */
@SpringBootTest(classes = PeerPrescribingApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestClockConfiguration.class)
@ContextConfiguration(initializers = { TestProperties.class, NotifyProperties.class })
abstract class NotifyScene {

	static final StubNotifyServer STUB = NotifyProperties.STUB;

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	@LocalServerPort
	private int port;

	@Autowired
	ApplicationContext context;

	@Autowired
	MessageSender sender;

	@Autowired
	Deliveries deliveries;

	@Autowired
	private Referrals referrals;

	@Autowired
	private Worklist worklist;

	@Autowired
	MovableClock clock;

	MessageRows rows;

	private static int last;

	IssuedPath path;

	@BeforeEach
	void goToNoon() {
		// At the real time: what is vetted tomorrow is not vetted today, for other tests.
		this.path = IssuedPath.issue(this.context);
		this.rows = new MessageRows(this.context);
		goTo(LocalTime.NOON);
	}

	@AfterEach
	void mend() {
		STUB.breakWith(Fault.NONE);
		this.clock.reset();
	}

	UUID issueTo(String number) {
		return issue(People.adultOf(Actors.WILLOW_BANK), ContactDetails.typed(Channel.TEXT, number, null));
	}

	UUID issue(RegisterPatient person, ContactDetails details) {
		this.path = IssuedPath.issue(this.context, person, details);
		return this.rows.id(this.path, "LINK");
	}

	/** One that no other test of this class uses. */
	String number() {
		return "+447700900" + (100 + (last++ % 900));
	}

	int callBack(UUID id) throws Exception {
		return STUB.callBack(door(), NotifyProperties.TOKEN, this.rows.lastHandedOver(id, STUB));
	}

	int post(String body) throws Exception {
		return StubNotifyServer.post(door(), NotifyProperties.TOKEN, body);
	}

	private URI door() {
		return URI.create("http://localhost:" + this.port + "/notify/callbacks/delivery");
	}

	Sent only(UUID id) {
		List<Sent> sent = STUB.sent().stream().filter((one) -> one.reference().equals(id.toString())).toList();
		assertThat(sent).hasSize(1);
		return sent.getFirst();
	}

	String state(UUID id) {
		return this.rows.state(id);
	}

	Referral latest() {
		return IssuedPath.background().call(() -> this.referrals.latest(this.path.prescription())).orElseThrow();
	}

	List<UptakeStep> steps() {
		return IssuedPath.background()
			.call(() -> this.referrals.ladder(latest().id()).stream().map(LadderEntry::step).toList());
	}

	boolean isToBePrinted() {
		return this.worklist.isOpen(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK,
				this.path.prescription().value().toString());
	}

	void goTo(LocalTime time) {
		ZonedDateTime now = this.clock.instant().atZone(LONDON);
		ZonedDateTime then = now.toLocalDate().atTime(time).atZone(LONDON);
		Instant next = (then.isBefore(now) ? then.plusDays(1) : then).toInstant();
		this.clock.forward(Duration.between(this.clock.instant(), next));
	}

}
