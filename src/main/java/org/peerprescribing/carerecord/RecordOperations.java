package org.peerprescribing.carerecord;

import java.util.List;
import java.util.UUID;

import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;

/**
 * For those who repair the service: what waits for the record systems, what was given up,
 * what differs. They belong to no practice and see nothing of a person; what they set
 * going again is audited.
 */
@Service
public class RecordOperations {

	private static final AccessScope SCOPE = new AccessScope.OfBackground("carerecord-operations");

	private final RecordUpkeep upkeep;

	RecordOperations(RecordUpkeep upkeep) {
		this.upkeep = upkeep;
	}

	/** By practice. */
	public List<Backlog> backlogs() {
		return SCOPE.call(this.upkeep::backlogs);
	}

	/** The oldest first, at most 200. */
	public List<DeadLetter> deadLetters() {
		return SCOPE.call(this.upkeep::dead);
	}

	/**
	 * Tries an entry again that was given up. Refuses with not-found what is none, also
	 * where somebody else was faster.
	 */
	public void replay(UUID entry, Actor actor) {
		SCOPE.run(() -> this.upkeep.replay(entry, actor));
	}

	/** The oldest first, at most 200. */
	public List<RecordDifference> differences() {
		return SCOPE.call(this.upkeep::differences);
	}

	/**
	 * Writes again what is missing or says something else. Refuses with not-found a
	 * prescription for which that would mend nothing.
	 */
	public void sendAgain(PrescriptionId prescription, Actor actor) {
		SCOPE.run(() -> this.upkeep.sendAgain(prescription, actor));
	}

}
