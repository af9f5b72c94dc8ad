package org.peerprescribing.sandbox.patients;

import org.jspecify.annotations.Nullable;

/**
 * Who a patient is on paper.
 *
 * @param language BCP 47 tag of the language they want to be spoken to in
 * @param mobile in the range that Ofcom keeps for drama, 07700 900000 to 900999; null for
 * people without one
 * @param email at example.org; null for people without one
 */
record Identity(String given, String family, String language, EthnicCategory ethnicCategory, @Nullable String mobile,
		@Nullable String email) {

	Identity withoutContacts() {
		return new Identity(this.given, this.family, this.language, this.ethnicCategory, null, null);
	}

}
