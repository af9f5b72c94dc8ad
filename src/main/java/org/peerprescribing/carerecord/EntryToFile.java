package org.peerprescribing.carerecord;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry that a person of the practice has to print and file. Hides itself in text.
 *
 * @param id its id
 * @param document names the document as it was made: made anew, it has another
 * @param kind which of the three entries
 * @param person the patient's name
 * @param nhsNumber the patient's NHS number, as people read it
 * @param since since when it waits
 * @param late whether it has waited longer than it should
 * @param lookFirst whether it may lie in the record already, because it was on its way by
 * another route when the practice went over to paper
 */
public record EntryToFile(UUID id, String document, RecordEntry.Kind kind, String person, String nhsNumber,
		Instant since, boolean late, boolean lookFirst) {

	@Override
	public String toString() {
		return "EntryToFile[" + this.id + "]";
	}

}
