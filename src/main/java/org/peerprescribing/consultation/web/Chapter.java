package org.peerprescribing.consultation.web;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One prescription on the page of its patient. Hides itself in text.
 *
 * @param id the prescription
 * @param community the community of the present attempt
 * @param by who prescribed it
 * @param signedAt when
 * @param standing where it stands, and whose word that rests on
 * @param lastHeard the patient's last word, or that there is none
 * @param entries what is in the care record and what is not
 * @param earlier attempts before the present one, first one first
 * @param canRevoke whether it can be withdrawn
 * @param canBeInError whether it can be said that it was made in error
 * @param version the version a withdrawal is based on
 */
record Chapter(UUID id, String community, String by, String signedAt, StateInWords.Standing standing, String lastHeard,
		List<Line> entries, List<Earlier> earlier, boolean canRevoke, boolean canBeInError, int version) {

	Chapter {
		entries = List.copyOf(entries);
		earlier = List.copyOf(earlier);
	}

	@Override
	public String toString() {
		return "Chapter[" + this.id + "]";
	}

	/**
	 * @param what which entry
	 * @param how how far it is
	 * @param attention whether a person has been asked to look
	 */
	record Line(String what, String how, boolean attention) {
	}

	/**
	 * @param community which community it was
	 * @param end how it ended
	 * @param reason why; null where that was not said
	 * @param at when that became known
	 */
	record Earlier(String community, String end, @Nullable String reason, String at) {
	}

}
