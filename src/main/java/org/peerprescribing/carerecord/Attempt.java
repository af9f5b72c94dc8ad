package org.peerprescribing.carerecord;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.NhsNumber;

/** What came of wanting to begin a try. */
sealed interface Attempt {

	/**
	 * It may begin; its answer counts only while it holds this lease.
	 *
	 * @param lease names this try
	 * @param row what is to be written
	 * @param endpoint where to; null where it goes on paper
	 * @param route which way
	 * @param nhsNumber the patient's
	 * @param birthDate the patient's
	 */
	record Begun(UUID lease, WriteBack row, @Nullable RecordEndpoint endpoint, EntryRoute route, NhsNumber nhsNumber,
			LocalDate birthDate) implements Attempt {

		/** Where to, of an entry that goes to a record system. */
		RecordEndpoint system() {
			return Objects.requireNonNull(this.endpoint);
		}

		Begun withBundle(byte @Nullable [] bundle) {
			WriteBack now = new WriteBack(this.row.id(), this.row.organisation(), this.row.patient(),
					this.row.prescription(), this.row.kind(), this.row.patientReported(), this.row.attempts(),
					this.row.lookFirst(), this.row.queuedAt(), bundle);
			return new Begun(this.lease, now, this.endpoint, this.route, this.nhsNumber, this.birthDate);
		}

	}

	/** Not yet: it is not due, another try is running, or an earlier entry goes first. */
	record Later(Duration in) implements Attempt {
	}

	/** There is nothing to do any more. */
	record Over() implements Attempt {
	}

}
