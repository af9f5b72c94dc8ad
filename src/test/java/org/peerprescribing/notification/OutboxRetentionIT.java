package org.peerprescribing.notification;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.RetentionScene;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Copies of messages go; that one was sent stays. */
class OutboxRetentionIT extends RetentionScene {

	@Autowired
	private MessageSender sender;

	@Autowired
	private OutboxRetention retention;

	@Test
	void aCopyIsThereTheDayBeforeAndGoneTheDayAfter() {
		MessageRows rows = new MessageRows(this.context);
		IssuedPath path = IssuedPath.issue(this.context);
		this.sender.send(rows.id(path, "LINK"));

		assertThat(around(158, this.retention, () -> rows.outbox(path).size())).isEqualTo(new Seen<>(1, 0));
		assertThat(rows.state(rows.id(path, "LINK"))).startsWith("DONE");
	}

}
