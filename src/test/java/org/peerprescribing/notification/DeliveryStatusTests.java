package org.peerprescribing.notification;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryStatusTests {

	@ParameterizedTest
	@CsvSource({ "delivered, DELIVERED", "temporary-failure, TEMPORARY_FAILURE", "permanent-failure, PERMANENT_FAILURE",
			"technical-failure, TECHNICAL_FAILURE", "created, SENT", "sending, SENT", "pending, SENT", "sent, SENT",
			"a-new-word, SENT" })
	void readsTheWordsOfNotify(String word, DeliveryStatus status) {
		assertThat(DeliveryStatus.of(word)).isEqualTo(status);
	}

	@ParameterizedTest
	@EnumSource(DeliveryStatus.class)
	void whatArrivedHasArrived(DeliveryStatus late) {
		assertThat(late.mayFollow(DeliveryStatus.DELIVERED)).isFalse();
	}

	@ParameterizedTest
	@EnumSource(DeliveryStatus.class)
	void beingOnTheWayIsNoNews(@Nullable DeliveryStatus before) {
		assertThat(DeliveryStatus.SENT.mayFollow(before)).isFalse();
	}

	@Test
	void mayArriveAfterAll() {
		assertThat(DeliveryStatus.DELIVERED.mayFollow(DeliveryStatus.PERMANENT_FAILURE)).isTrue();
		assertThat(DeliveryStatus.TEMPORARY_FAILURE.mayFollow(DeliveryStatus.PERMANENT_FAILURE)).isFalse();
	}

}
