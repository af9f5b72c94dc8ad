package org.peerprescribing.reporting;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchAnswered;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.outcomes.CheckInAnswered;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInId;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.patient.EthnicGroup;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.prescribing.OfferRecorded;
import org.peerprescribing.prescribing.PersonAtIssue;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.PrescriptionIssued;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.referral.UptakeChanged;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invented prescriptions of the last eight months, straight into the log of the reports
 * and nowhere else: no patient, no message, no entry in a record belongs to them. The
 * shares resemble what has been published (90 % delivered, two thirds opened); nothing
 * about them is a finding. The same seed gives the same prescriptions, so that writing
 * twice adds only what has come to pass in the meantime.
 */
public final class SyntheticHistory {

	private static final int MONTHS = 8;

	private static final SnomedConcept DEPRESSION = new SnomedConcept("35489007");

	private static final CommunityId COMMUNITY = new CommunityId("synthetic-community");

	private final FactListener listener;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	/** Takes the parts of the running service that it writes through. */
	public SyntheticHistory(ApplicationContext context) {
		this.listener = context.getBean(FactListener.class);
		this.jdbc = context.getBean(JdbcClient.class);
		this.clock = context.getBean(Clock.class);
		this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
	}

	/**
	 * Writes the prescriptions, spread evenly over the practices and the months, and what
	 * came of each up to now.
	 * @param seed names the history
	 * @param prescriptions how many, 1 or more
	 * @param practices that belong to a board since before the first month
	 */
	public void write(long seed, int prescriptions, List<OdsCode> practices) {
		new AccessScope.OfBackground("synthetic-history").run(() -> this.transaction.executeWithoutResult((status) -> {
			Instant now = this.clock.instant();
			YearMonth first = firstMonth(seed).orElse(YearMonth.from(now.atZone(FunnelStep.ZONE)).minusMonths(MONTHS));
			for (int i = 0; i < prescriptions; i++) {
				int turn = i / practices.size();
				write(new Story(seed, i, first.plusMonths(turn % MONTHS), practices.get(i % practices.size()), now));
			}
		}));
	}

	/** A history that was begun in an earlier month goes on from there. */
	private Optional<YearMonth> firstMonth(long seed) {
		return this.jdbc.sql("select month from reporting.fact where natural_key = ?")
			.param("ISSUED:" + id(seed, 0, "prescription"))
			.query(Date.class)
			.optional()
			.map((day) -> YearMonth.from(day.toLocalDate()));
	}

	private void write(Story story) {
		Random random = story.random;
		MatchRunId run = new MatchRunId(story.id("run"));
		PersonAtIssue person = person(random);
		Duration toIssue = Duration.ofMinutes((long) random.nextInt(28 * 24 * 60));
		Instant issued = story.month.atDay(1).atStartOfDay(FunnelStep.ZONE).toInstant().plus(toIssue);
		if (issued.isAfter(story.now)) {
			return;
		}
		this.listener.on(new MatchAnswered(run, story.practice, DEPRESSION, person.ageBand(), Set.of(),
				person.language(), MatchAnswered.Kind.MATCHES, null, 3, issued));
		this.listener.on(new OfferRecorded(run, story.practice, DEPRESSION, Prescribing.Offer.OFFERED, issued));
		this.listener.on(new PrescriptionIssued(story.prescription(), story.patient(), story.practice, COMMUNITY,
				DEPRESSION, run, person, issued, issued.plus(Duration.ofDays(98))));
		if (random.nextInt(100) < 90) {
			step(story, 1, UptakeStep.DELIVERED, Evidence.CARRIER_REPORTED, issued.plus(Duration.ofMinutes(5)));
			goOn(story, random, issued);
		}
	}

	/**
	 * Of a hundred issued: 65 open, 40 leave, 20 join, 12 stay; 10 say it is not right.
	 */
	private void goOn(Story story, Random random, Instant issued) {
		int fate = random.nextInt(90);
		Instant opened = issued.plus(Duration.ofHours(1L + random.nextInt(200)));
		if (fate >= 65) {
			return;
		}
		step(story, 1, UptakeStep.OPENED, Evidence.SYSTEM_OBSERVED, opened);
		if (fate >= 55) {
			step(story, 1, UptakeStep.NOT_RIGHT, Evidence.PATIENT_REPORTED, opened.plus(Duration.ofDays(2)));
			if (fate % 2 == 0) {
				step(story, 2, UptakeStep.ISSUED, Evidence.SYSTEM_OBSERVED, opened.plus(Duration.ofDays(2)));
			}
			return;
		}
		if (fate >= 52) {
			step(story, 1, UptakeStep.ALREADY_MEMBER, Evidence.PATIENT_REPORTED, opened.plus(Duration.ofHours(1)));
			return;
		}
		if (fate >= 40) {
			return;
		}
		step(story, 1, UptakeStep.LEFT_FOR_COMMUNITY, Evidence.SYSTEM_OBSERVED, opened.plus(Duration.ofHours(2)));
		if (fate >= 20) {
			return;
		}
		boolean confirmed = random.nextInt(10) < 3;
		step(story, 1, UptakeStep.JOINED, confirmed ? Evidence.COMMUNITY_CONFIRMED : Evidence.PATIENT_REPORTED,
				issued.plus(Duration.ofDays(15)));
		Instant week6 = issued.plus(Duration.ofDays(43));
		if (fate < 12) {
			step(story, 1, UptakeStep.STILL_USING_AT_6_WEEKS, Evidence.PATIENT_REPORTED, week6);
		}
		if (random.nextBoolean()) {
			answer(story, week6, fate < 12, random.nextBoolean() ? 4 + random.nextInt(2) : 1 + random.nextInt(3));
		}
	}

	private void step(Story story, int attempt, UptakeStep step, Evidence evidence, Instant at) {
		if (!at.isAfter(story.now)) {
			this.listener.on(new UptakeChanged(new ReferralId(story.id("referral-" + attempt)), story.prescription(),
					story.patient(), story.practice, COMMUNITY, attempt, step, evidence, null, at));
		}
	}

	private void answer(Story story, Instant at, boolean stillUsing, @Nullable Integer useful) {
		if (!at.isAfter(story.now)) {
			this.listener.on(new CheckInAnswered(new CheckInId(story.id("check-in")), story.prescription(),
					new ReferralId(story.id("referral-1")), story.patient(), story.practice, COMMUNITY,
					CheckInWeek.WEEK_6, new CheckInAnswers(null, null, true, stillUsing, useful), at));
		}
	}

	private static PersonAtIssue person(Random random) {
		AgeBand[] adults = { AgeBand.FROM_16_TO_24, AgeBand.FROM_25_TO_44, AgeBand.FROM_45_TO_64, AgeBand.FROM_65 };
		return new PersonAtIssue(adults[random.nextInt(adults.length)],
				Sex.values()[random.nextInt(Sex.values().length)],
				EthnicGroup.values()[random.nextInt(EthnicGroup.values().length)], 1 + random.nextInt(5),
				LanguageTag.ENGLISH, DigitalAccess.PHONE, Channel.TEXT);
	}

	private static UUID id(long seed, int number, String kind) {
		return UUID.nameUUIDFromBytes((seed + ":" + number + ":" + kind).getBytes(StandardCharsets.UTF_8));
	}

	/** One invented prescription. */
	private static final class Story {

		private final long seed;

		private final int number;

		private final YearMonth month;

		private final OdsCode practice;

		private final Instant now;

		private final Random random;

		Story(long seed, int number, YearMonth month, OdsCode practice, Instant now) {
			this.seed = seed;
			this.number = number;
			this.month = month;
			this.practice = practice;
			this.now = now;
			this.random = new Random(seed * 1_000_003 + number);
		}

		UUID id(String kind) {
			return SyntheticHistory.id(this.seed, this.number, kind);
		}

		PrescriptionId prescription() {
			return new PrescriptionId(id("prescription"));
		}

		PatientId patient() {
			return new PatientId(id("patient"));
		}

	}

}
