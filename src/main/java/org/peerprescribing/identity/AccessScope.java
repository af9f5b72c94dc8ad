package org.peerprescribing.identity;

import java.util.UUID;
import java.util.function.Supplier;

import org.peerprescribing.shared.OdsCode;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whose rows a transaction may see. The database enforces it (row-level security), so
 * that a query that forgets to ask finds nothing instead of too much. A scope is set
 * before the transaction begins and can not change inside it.
 */
public sealed interface AccessScope {

	/** Staff: the rows of their organisation. */
	record OfOrganisation(OdsCode organisation) implements AccessScope {
	}

	/** A patient who has confirmed who they are: their own rows. */
	record OfPatient(UUID patient) implements AccessScope {
	}

	/**
	 * Somebody who holds a link or a code, before that: the one link with this hash, and
	 * nothing of a person.
	 */
	record OfLink(String tokenHash) implements AccessScope {
	}

	/** Work that no person is waiting for, with its name for the log. */
	record OfBackground(String task) implements AccessScope {
	}

	/** The default: no row of any person. */
	record OfNobody() implements AccessScope {
	}

	/** The scope of the current thread; {@link OfNobody} where none was set. */
	static AccessScope current() {
		return ScopeOfThread.get();
	}

	/**
	 * Runs the work within this scope and restores the former one.
	 * @throws IllegalStateException inside a transaction that has begun with another
	 * scope
	 */
	default <T> T call(Supplier<T> work) {
		AccessScope before = ScopeOfThread.get();
		if (TransactionSynchronizationManager.isActualTransactionActive() && !before.equals(this)) {
			throw new IllegalStateException("The scope of a transaction cannot change after it has begun");
		}
		ScopeOfThread.set(this);
		try {
			return work.get();
		}
		finally {
			ScopeOfThread.set(before);
		}
	}

	/** As {@link #call}, for work without a result. */
	default void run(Runnable work) {
		call(() -> {
			work.run();
			return Boolean.TRUE;
		});
	}

}
