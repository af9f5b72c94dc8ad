package org.peerprescribing.identity;

import org.peerprescribing.shared.OdsCode;

/**
 * An organisation that takes part.
 *
 * @param code its ODS code
 * @param name as patients and colleagues know it
 * @param kind its place in the hierarchy
 */
public record Organisation(OdsCode code, String name, Kind kind) {

	/**
	 * Practice below network below board; curators and operators belong to an
	 * organisation outside that line.
	 */
	public enum Kind {

		PRACTICE, NETWORK, BOARD, OTHER

	}

}
