package org.peerprescribing.prescribing;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.patient.EthnicGroup;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.LanguageTag;

/**
 * Codes for reports, taken at issue; unknown stays unknown.
 *
 * @param ageBand age band on the day of issue
 * @param sex administrative gender
 * @param ethnicGroup one of five, or unknown
 * @param deprivationQuintile 1 (most deprived) to 5; null where not known
 * @param language preferred language
 * @param access whether they can get online
 * @param channel how the first message goes out
 */
public record PersonAtIssue(AgeBand ageBand, Sex sex, EthnicGroup ethnicGroup, @Nullable Integer deprivationQuintile,
		LanguageTag language, DigitalAccess access, Channel channel) {
}
