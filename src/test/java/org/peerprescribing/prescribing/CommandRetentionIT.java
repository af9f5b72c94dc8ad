package org.peerprescribing.prescribing;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.RetentionScene;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys of commands go when nobody sends the command again; what it did stays. */
class CommandRetentionIT extends RetentionScene {

	@Autowired
	private CommandRetention retention;

	@Test
	void aKeyIsThereTheDayBeforeAndGoneTheDayAfter() {
		IssuedPath path = IssuedPath.issue(this.context);

		assertThat(around(30, this.retention, () -> rows("prescribing.command", path))).isEqualTo(new Seen<>(1, 0));
		assertThat(rows("prescribing.prescription", path)).isOne();
	}

}
