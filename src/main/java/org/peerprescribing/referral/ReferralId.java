package org.peerprescribing.referral;

import java.util.UUID;

/**
 * Identifies one attempt to bring the patient into one community; also the id of its
 * Task.
 */
public record ReferralId(UUID value) {
}
