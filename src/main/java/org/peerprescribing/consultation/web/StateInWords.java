package org.peerprescribing.consultation.web;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.referral.Referral;

import org.springframework.stereotype.Component;

/**
 * Where a prescription stands, in the same words on every page: as far as it has got, and
 * whose word that rests on. Knows only what it is given, which is limited already to what
 * the patient lets their practice see.
 */
@Component
class StateInWords {

	private final Words words;

	StateInWords(Words words) {
		this.words = words;
	}

	/**
	 * @param prescription as the practice may see it
	 * @param referrals its attempts as the practice may see them, first one first
	 */
	Standing of(Prescription prescription, List<Referral> referrals) {
		Status status = prescription.status();
		if (prescription.issuedAt() == null) {
			return notIssued(prescription);
		}
		if (status == Status.ENTERED_IN_ERROR) {
			return new Standing(this.words.say("status.in-error"), null, why(prescription));
		}
		if (status == Status.REVOKED || referrals.isEmpty()) {
			return new Standing(this.words.of(status), null, why(prescription));
		}
		Referral last = referrals.getLast();
		String step = this.words.of(last.step());
		return new Standing((status == Status.ON_HOLD) ? this.words.say("status.held", step) : step,
				this.words.of(last.evidence()), null);
	}

	/** Why it ended, or should never have been issued; null where neither is so. */
	@Nullable String why(Prescription prescription) {
		return (prescription.errorReason() != null) ? this.words.of(prescription.errorReason())
				: (prescription.reason() != null) ? this.words.of(prescription.reason()) : null;
	}

	private Standing notIssued(Prescription prescription) {
		String says = switch (prescription.status()) {
			case ACTIVE -> this.words.say("status.waiting");
			case REVOKED -> this.words.say("status.refused");
			case DRAFT, ON_HOLD, COMPLETED, ENTERED_IN_ERROR -> this.words.of(prescription.status());
		};
		return new Standing(says, null, why(prescription));
	}

	/**
	 * @param words how far it is
	 * @param evidence whose word that rests on; null where it is the practice's own
	 * @param why why it ended; null where it has not
	 */
	record Standing(String words, @Nullable String evidence, @Nullable String why) {

		/** In one line. */
		public String line() {
			String whose = (this.evidence != null) ? ": " + this.evidence : "";
			return this.words + whose + ((this.why != null) ? ". " + this.why : "");
		}

	}

}
