package org.peerprescribing.notification;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.outcomes.AskNow;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.LadderEntry;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.SweepNow;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.TestClockConfiguration;
import org.peerprescribing.support.TestProperties;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The twelve weeks of a prescription from end to end, over each change of the clocks:
 * every play of the table, through the doors that people use, with the night kept.
 */
@SpringBootTest(classes = PeerPrescribingApplication.class)
@AutoConfigureMockMvc
@Import(TestClockConfiguration.class)
@ContextConfiguration(initializers = { TestProperties.class, TwelveWeeksIT.Site.class })
class TwelveWeeksIT {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final LocalTime ISSUED = LocalTime.of(22, 15);

	private static final int DAYS = 100;

	/** When somebody looks whether there is something to do; twice of it at night. */
	private static final List<LocalTime> ROUNDS = Stream.of("02:30", "08:58", "09:00", "19:57", "20:01")
		.map(LocalTime::parse)
		.toList();

	private static final int MOST = 5;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MessageSender sender;

	@Autowired
	private Referrals referrals;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@Test
	void theTableLeadsToEveryStepOfTheLadder() {
		TreeSet<String> reached = Play.all()
			.stream()
			.flatMap((play) -> Arrays.stream(play.ladder().split("[ /]+")))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(reached).containsAll(Arrays.stream(UptakeStep.values()).map(UptakeStep::code).toList());
	}

	/**
	 * In the order of the years: the clocks go back in the fifth week; forward in the
	 * night before the second check-in; back in the night of the first.
	 */
	@TestFactory
	Stream<DynamicNode> everyPlayEndsAsItShould() {
		return Stream.of(LocalDate.of(2026, 9, 25), LocalDate.of(2027, 2, 14), LocalDate.of(2027, 10, 17))
			.map((start) -> DynamicContainer.dynamicContainer("issued on " + start, perform(start)));
	}

	private Stream<DynamicNode> perform(LocalDate start) {
		return Play.all()
			.stream()
			.collect(Collectors.groupingBy(Play::scene))
			.values()
			.stream()
			.flatMap((scene) -> perform(scene, start).stream())
			.map((player) -> DynamicTest.dynamicTest(player.play().name(), () -> check(player, start)));
	}

	private List<Player> perform(List<Play> scene, LocalDate start) {
		moveTo(start, new Play.Moment(0, ISSUED));
		renewVetting();
		List<Player> players = scene.stream().map((play) -> new Player(play, issue(play), this.context)).toList();
		TreeSet<Play.Moment> moments = new TreeSet<>();
		scene.forEach((play) -> moments.addAll(play.deeds().keySet()));
		for (int day = 0; day <= DAYS; day++) {
			for (LocalTime round : ROUNDS) {
				moments.add(new Play.Moment(day, round));
			}
		}
		moments.removeIf((moment) -> moment.compareTo(new Play.Moment(0, ISSUED)) < 0);
		for (Play.Moment moment : moments) {
			moveTo(start, moment);
			players.forEach((player) -> player.act(moment));
			round();
		}
		return players;
	}

	/** What the scheduler does every few seconds. */
	private void round() {
		SweepNow.run(this.context);
		AskNow.run(this.context);
		background(() -> rows(
				"select id::text from notification.message where not_before <= ?"
						+ " and state in ('PENDING', 'SENDING', 'UNCERTAIN') order by not_before, id",
				Timestamp.from(this.clock.instant())))
			.forEach((id) -> this.sender.send(UUID.fromString(id)));
	}

	private void check(Player player, LocalDate start) {
		if (player.fault() != null) {
			throw new AssertionError(player.fault());
		}
		Play play = player.play();
		IssuedPath path = player.path();
		List<Sent> sent = sent(path);

		assertThat(practice(() -> ladder(path))).as("ladder").isEqualTo(play.ladder());
		assertThat(sent.stream().map((one) -> one.on(start)).collect(Collectors.joining(", "))).as("messages")
			.isEqualTo(play.messages());
		assertThat(practice(() -> end(path))).as("end").isEqualTo(play.ends());
		assertThat(sent).filteredOn(Sent::counts).hasSizeLessThanOrEqualTo(MOST);
		assertThat(sent).allSatisfy((one) -> assertThat(one.at().toLocalTime()).as("at night: %s", one)
			.isAfterOrEqualTo(LocalTime.of(9, 0))
			.isBefore(LocalTime.of(20, 0)));
		if (!play.asks().isEmpty()) {
			assertThat(practice(() -> this.context.getBean(Worklist.class).openFor(Actors.clinician())))
				.filteredOn((item) -> item.subject().equals(path.prescription().value().toString()))
				.extracting((item) -> item.kind().name())
				.contains(play.asks());
		}
	}

	/** So that none lapses while the plays go on. */
	private void renewVetting() {
		this.context.getBean(CommunityDirectory.class)
			.entries()
			.stream()
			.filter((entry) -> entry.state() == DirectoryEntry.State.APPROVED)
			.forEach((entry) -> Demonstration.vet(this.context, entry.community().id()));
	}

	private IssuedPath issue(Play play) {
		return IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				(play.channel() == Channel.TEXT) ? ContactDetails.typed(Channel.TEXT, "07700 900123", null)
						: ContactDetails.typed(play.channel(), null, null));
	}

	private void moveTo(LocalDate start, Play.Moment moment) {
		ZonedDateTime then = start.plusDays(moment.day()).atTime(moment.time()).atZone(LONDON);
		this.clock.forward(Duration.between(this.clock.instant(), then.toInstant()));
	}

	private String ladder(IssuedPath path) {
		return this.referrals.of(path.prescription())
			.stream()
			.map((Referral attempt) -> this.referrals.ladder(attempt.id())
				.stream()
				.map(TwelveWeeksIT::step)
				.collect(Collectors.joining(" ")))
			.collect(Collectors.joining(" / "));
	}

	private static String step(LadderEntry entry) {
		return (entry.step() == UptakeStep.JOINED && entry.evidence() == Evidence.COMMUNITY_CONFIRMED) ? "confirmed"
				: entry.step().code();
	}

	private String end(IssuedPath path) {
		Prescription prescription = this.context.getBean(Prescribing.class).find(path.prescription()).orElseThrow();
		return Stream.of(prescription.status(), prescription.reason())
			.filter(Objects::nonNull)
			.map((said) -> said.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(" "));
	}

	private List<Sent> sent(IssuedPath path) {
		return background(() -> this.context.getBean(JdbcClient.class)
			.sql("select m.template, m.step, o.at from notification.outbox o"
					+ " join notification.message m on o.id = coalesce(m.reference, m.id)"
					+ " where m.prescription = ? order by o.at, m.id")
			.param(path.prescription().value())
			.query((row, n) -> new Sent(MessageTemplate.valueOf(row.getString(1)), row.getString(2),
					row.getTimestamp(3).toInstant().atZone(LONDON)))
			.list());
	}

	private List<String> rows(String sql, Object... parameters) {
		return this.context.getBean(JdbcClient.class)
			.sql(sql)
			.params(parameters)
			.query((row, n) -> row.getString(1))
			.list();
	}

	private <T> T background(Supplier<T> what) {
		return IssuedPath.background()
			.call(() -> Objects
				.requireNonNull(this.context.getBean(TransactionTemplate.class).execute((status) -> what.get())));
	}

	private static <T> T practice(Supplier<T> what) {
		return new AccessScope.OfOrganisation(Actors.WILLOW_BANK).call(what::get);
	}

	/** A database of its own, because the time of others would jump with it. */
	static final class Site implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			try {
				String database = PostgresForTests.newDatabase("twelve_weeks");
				TestPropertyValues
					.of("spring.datasource.url=" + database, "spring.flyway.url=" + database,
							"peerprescribing.notification.quiet-hours=true")
					.applyTo(context);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
