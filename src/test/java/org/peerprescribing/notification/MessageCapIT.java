package org.peerprescribing.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.outcomes.CheckInDue;
import org.peerprescribing.outcomes.CheckInId;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.referral.ReferralInterrupted;
import org.peerprescribing.referral.ReferralIssued;
import org.peerprescribing.referral.ReminderAsked;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However events come, how often, and in which order: at most five messages for a
 * prescription, and beside them one for each community that went away.
 */
@IntegrationTest
class MessageCapIT {

	private static final Logger log = LoggerFactory.getLogger(MessageCapIT.class);

	private static final int PRESCRIPTIONS = 12;

	private static final int EVENTS = 30;

	private static final int MOST = 5;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private NotificationEvents events;

	@Autowired
	private MessageSender sender;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@Test
	void sendsAtMostFiveMessagesForAPrescription() {
		long seed = Long.getLong("messages.seed", System.nanoTime());
		log.info("messages.seed={}", seed);
		Random random = new Random(seed);
		int fullest = 0;
		for (int i = 0; i < PRESCRIPTIONS; i++) {
			this.clock.reset();
			int sent = walk(IssuedPath.issue(this.context), random, seed);
			fullest = Math.max(fullest, sent);
		}
		assertThat(fullest).as("reaches more than the link, seed %s", seed).isGreaterThan(1);
	}

	private int walk(IssuedPath path, Random random, long seed) {
		MessageRows rows = new MessageRows(this.context);
		for (int i = 0; i < EVENTS; i++) {
			this.clock.forward(Duration.ofHours(random.nextInt(72)));
			IssuedPath.background()
				.run(() -> this.context.getBean(TransactionTemplate.class)
					.executeWithoutResult((status) -> happen(path, random)));
			for (String id : rows.all(path)) {
				if (random.nextBoolean()) {
					this.sender.send(UUID.fromString(id));
				}
			}
		}
		List<String> sent = rows.outbox(path);
		List<String> changes = sent.stream().filter((text) -> text.contains("has changed")).toList();
		assertThat(sent.size() - changes.size()).as("seed %s: %s", seed, sent).isLessThanOrEqualTo(MOST);
		assertThat(changes).as("seed %s", seed).hasSizeLessThanOrEqualTo(3);
		assertThat(sent).as("no text comes twice, seed %s", seed).doesNotHaveDuplicates();
		return sent.size() - changes.size();
	}

	private void happen(IssuedPath path, Random random) {
		Instant now = this.clock.instant();
		switch (random.nextInt(4)) {
			case 0 -> this.events.on(new ReferralIssued(referral(), path.prescription(), path.patient(),
					Actors.WILLOW_BANK, new CommunityId("any"), 1 + random.nextInt(3), now));
			case 1 -> this.events.on(new ReminderAsked(path.prescription(), path.patient(), Actors.WILLOW_BANK,
					now.plus(Duration.ofDays(1 + random.nextInt(14))), now));
			case 2 ->
				this.events.on(new CheckInDue(new CheckInId(UUID.randomUUID()), path.prescription(), path.patient(),
						Actors.WILLOW_BANK, CheckInWeek.values()[random.nextInt(CheckInWeek.values().length)], now));
			default -> this.events.on(new ReferralInterrupted(referral(), path.prescription(), path.patient(),
					Actors.WILLOW_BANK, 1 + random.nextInt(3), now));
		}
	}

	private static ReferralId referral() {
		return new ReferralId(UUID.randomUUID());
	}

}
