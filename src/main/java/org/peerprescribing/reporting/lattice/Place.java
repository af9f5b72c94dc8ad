package org.peerprescribing.reporting.lattice;

import org.peerprescribing.shared.OdsCode;

/**
 * Whose prescriptions: those of a board, a network or a practice, by where the practice
 * belonged on the day of issue. There is no cut by clinician.
 */
public sealed interface Place {

	/** Its own code. */
	OdsCode code();

	/**
	 * An integrated care board.
	 *
	 * @param code its ODS code
	 */
	record Board(OdsCode code) implements Place {
	}

	/**
	 * A primary care network.
	 *
	 * @param board above it
	 * @param code its ODS code
	 */
	record Network(Board board, OdsCode code) implements Place {
	}

	/**
	 * A practice, or those of a network that share a row.
	 *
	 * @param network above it
	 * @param code its ODS code
	 */
	record Practice(Network network, OdsCode code) implements Place {
	}

}
