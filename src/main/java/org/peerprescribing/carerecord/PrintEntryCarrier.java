package org.peerprescribing.carerecord;

import org.peerprescribing.identity.AccessScope;

import org.springframework.stereotype.Component;

/**
 * An entry as a document that a person of the practice prints and files, for a record
 * system that takes nothing. Nothing leaves the process; what was frozen for another
 * route is made anew.
 */
@Component
class PrintEntryCarrier implements EntryCarrier {

	private static final AccessScope SCOPE = new AccessScope.OfBackground(WriteBackSteps.TASK);

	private final WriteBackSteps steps;

	PrintEntryCarrier(WriteBackSteps steps) {
		this.steps = steps;
	}

	@Override
	public EntryRoute route() {
		return EntryRoute.PRINT;
	}

	@Override
	public Delivery deliver(Attempt.Begun attempt) {
		return SCOPE.call(() -> this.steps.freezeDocument(attempt)).isPresent() ? new Delivery.ToFile()
				: new Delivery.Refused("lease-lost", null);
	}

}
