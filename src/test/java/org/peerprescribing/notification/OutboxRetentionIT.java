package org.peerprescribing.notification;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Copies of messages go; that one was sent stays. */
@IntegrationTest
class OutboxRetentionIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MessageSender sender;

	@Autowired
	private OutboxRetention retention;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void aCopyIsThereTheDayBeforeAndGoneTheDayAfter() {
		MessageRows rows = new MessageRows(this.context);
		IssuedPath path = IssuedPath.issue(this.context);
		this.sender.send(rows.id(path, "LINK"));
		this.clock.forward(Duration.ofDays(157));
		this.retention.run();
		int before = rows.outbox(path).size();
		this.clock.forward(Duration.ofDays(2));
		this.retention.run();
		this.retention.run();

		assertThat(before).isOne();
		assertThat(rows.outbox(path)).isEmpty();
		assertThat(rows.state(rows.id(path, "LINK"))).startsWith("DONE");
	}

}
