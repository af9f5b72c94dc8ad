package org.peerprescribing.consent;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

/**
 * Where messages go. Hides itself in text. Refuses a channel without its detail, a number
 * that is no UK mobile number and an address that is none.
 *
 * @param channel chosen with the patient
 * @param mobile UK mobile number in E.164 form; null where none
 * @param email e-mail address; null where none
 */
public record ContactDetails(Channel channel, @Nullable String mobile, @Nullable String email) {

	public ContactDetails {
		if (channel == Channel.TEXT && mobile == null) {
			throw new InvalidValue("mobile");
		}
		if (channel == Channel.EMAIL && email == null) {
			throw new InvalidValue("email");
		}
	}

	@Override
	public String toString() {
		return "ContactDetails[" + this.channel + "]";
	}

}
