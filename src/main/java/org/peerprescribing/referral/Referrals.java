package org.peerprescribing.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.matching.Match;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;

/** The patient's path. Every command may come twice and has one effect. */
@Service
public class Referrals {

	/**
	 * A fresh link for a message about this prescription; earlier ones stay valid. In the
	 * sender's transaction.
	 */
	public Link mintLink(PrescriptionId prescription) {
		throw new UnsupportedOperationException();
	}

	/**
	 * What the carrier says of the first message: {@link UptakeStep#SENT} or
	 * {@link UptakeStep#DELIVERED}.
	 */
	public void recordDelivery(PrescriptionId prescription, UptakeStep step, Instant at) {
		throw new UnsupportedOperationException();
	}

	/**
	 * A step on the ladder of the live referral; a step that would go back is no change.
	 */
	public void recordUptake(PrescriptionId prescription, UptakeStep step, Evidence evidence, Instant at) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Ends the live referral as not right and opens the next with the community chosen
	 * among {@link #alternatives}.
	 */
	public RematchResult rematch(PrescriptionId prescription, NotRightReason reason, CommunityId chosen) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Ends the live referral as not right; nothing else was wanted, or nothing else fits.
	 */
	public RematchResult notRight(PrescriptionId prescription, NotRightReason reason) {
		throw new UnsupportedOperationException();
	}

	/**
	 * What fits instead, given this reason and the earlier ones; at most three, empty at
	 * the limit of rematches.
	 */
	public List<Match> alternatives(PrescriptionId prescription, NotRightReason reason) {
		throw new UnsupportedOperationException();
	}

	/** Within the access scope: first attempt first. */
	public List<Referral> of(PrescriptionId prescription) {
		throw new UnsupportedOperationException();
	}

	public Optional<Referral> find(ReferralId id) {
		throw new UnsupportedOperationException();
	}

	/** The last referral of the prescription, live or ended. */
	public Optional<Referral> latest(PrescriptionId prescription) {
		throw new UnsupportedOperationException();
	}

	/** The steps of one referral in the order in which they became known. */
	public List<LadderEntry> ladder(ReferralId id) {
		throw new UnsupportedOperationException();
	}

}
