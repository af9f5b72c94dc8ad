package org.peerprescribing.carerecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.carerecord.RecordSetup.Change;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.NhsNumber;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Checks a practice's record system when its administrator asks for it: what it says of
 * itself, whether a test patient is found, whether our code would resolve, and whether an
 * entry can be written once only. The test patient's number goes to the record system and
 * nowhere else.
 */
@Service
public class RecordOnboarding {

	private final RecordSetups setups;

	private final OnboardingQuestions questions;

	RecordOnboarding(RecordSetups setups, OnboardingQuestions questions) {
		this.setups = setups;
		this.questions = questions;
	}

	/**
	 * Asks everything, one after another; calls out of the process, so never inside a
	 * transaction. Without leave to write a test entry what was found of that before
	 * stays.
	 * @param writeTestEntry whether a harmless Basic resource may be written and deleted
	 */
	public Change check(Actor actor, NhsNumber testPatient, boolean writeTestEntry) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("A record system is never called inside a transaction");
		}
		RecordSetup setup = this.setups.of(actor);
		if (setup.base() == null) {
			return Change.NOT_SET_UP;
		}
		Optional<RecordEndpoint> endpoint = this.setups.checkable(actor);
		if (endpoint.isEmpty()) {
			return Change.ADDRESS_NOT_ALLOWED;
		}
		List<OnboardingCheck> found = new ArrayList<>(this.questions.capabilities(endpoint.get()));
		found.add(this.questions.patient(endpoint.get(), testPatient));
		found.add(this.questions.code(endpoint.get()));
		if (writeTestEntry) {
			found.add(this.questions.onlyOnce(endpoint.get()));
		}
		return this.setups.keep(actor, endpoint.get(), found);
	}

}
