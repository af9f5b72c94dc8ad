package org.peerprescribing.referral;

import java.time.Instant;

/** One step of one referral, when it became known and whose word it rests on. */
public record LadderEntry(UptakeStep step, Evidence evidence, Instant at) {
}
