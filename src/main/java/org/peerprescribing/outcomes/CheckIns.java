package org.peerprescribing.outcomes;

import java.util.List;
import java.util.Optional;

import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;

/** Check-ins and what patients answered. */
@Service
public class CheckIns {

	/** In the order of their weeks. */
	public List<CheckIn> of(PrescriptionId prescription) {
		throw new UnsupportedOperationException();
	}

	public Optional<CheckIn> find(CheckInId id) {
		throw new UnsupportedOperationException();
	}

	/** The check-in that waits for an answer now, the latest due first. */
	public Optional<CheckIn> waiting(PrescriptionId prescription) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Takes the answers, moves the uptake ladder by them and publishes
	 * {@link CheckInAnswered}; an answer that came before stands, a second one changes
	 * nothing.
	 */
	public void answer(CheckInId id, CheckInAnswers answers) {
		throw new UnsupportedOperationException();
	}

}
