package org.peerprescribing.notification;

import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class OutboxCarrierIT extends CarrierContract {

	@Autowired
	private OutboxCarrier outbox;

	@Override
	MessageCarrier carrier() {
		return this.outbox;
	}

}
