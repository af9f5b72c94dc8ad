package org.peerprescribing.matching;

import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.CommunityId;

/**
 * A community that this patient, or the clinician for them, has said no to, and why; or
 * one that could not take them, for another reason than theirs.
 */
public record SaidNo(CommunityId community, NotRightReason reason) {
}
