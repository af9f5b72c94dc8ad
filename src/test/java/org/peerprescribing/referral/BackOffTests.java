package org.peerprescribing.referral;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTests {

	@Test
	void restsLongerAndLongerAfterTheFifthWrongTryAndNeverForEver() {
		assertThat(BackOff.after(4)).isEmpty();
		assertThat(BackOff.after(5)).contains(Duration.ofMinutes(1));
		assertThat(BackOff.after(6)).contains(Duration.ofMinutes(2));
		assertThat(BackOff.after(11)).contains(Duration.ofHours(1));
		assertThat(BackOff.after(Integer.MAX_VALUE)).contains(Duration.ofHours(1));
	}

}
