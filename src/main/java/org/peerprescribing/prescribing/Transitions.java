package org.peerprescribing.prescribing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import org.peerprescribing.prescribing.Prescription.Status;

/**
 * From which status a prescription may go to which: the whole table, in one place. A
 * status that leads nowhere, or only to having been made in error, is an end.
 */
final class Transitions {

	private static final Map<Status, Set<Status>> ALLOWED = new EnumMap<>(
			Map.of(Status.DRAFT, Set.of(Status.ACTIVE, Status.ENTERED_IN_ERROR), Status.ACTIVE,
					Set.of(Status.ON_HOLD, Status.COMPLETED, Status.REVOKED, Status.ENTERED_IN_ERROR), Status.ON_HOLD,
					Set.of(Status.ACTIVE, Status.COMPLETED, Status.REVOKED, Status.ENTERED_IN_ERROR), Status.COMPLETED,
					Set.of(Status.ENTERED_IN_ERROR), Status.REVOKED, Set.of(Status.ENTERED_IN_ERROR),
					Status.ENTERED_IN_ERROR, Set.of()));

	private Transitions() {
	}

	static boolean allow(Status from, Status to) {
		return after(from).contains(to);
	}

	static boolean isEnd(Status status) {
		return after(status).stream().allMatch((next) -> next == Status.ENTERED_IN_ERROR);
	}

	private static Set<Status> after(Status from) {
		Set<Status> next = ALLOWED.get(from);
		if (next == null) {
			throw new IllegalStateException("A status without a row: " + from);
		}
		return next;
	}

}
