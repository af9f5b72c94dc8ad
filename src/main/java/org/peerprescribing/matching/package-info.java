/**
 * Ranks the listed communities for one person and says why in the same terms as the
 * score; or says that none fits, or that none would be safe. Every run is kept without
 * the person, so that it can be replayed.
 *
 * <p>
 * The way of a question: {@code MatchRequest} → {@code Question} (made ready once) →
 * {@code SafetyRules} (a stop ends it here) → {@code MatchIndex} (who covers the need,
 * how near) → {@code HardRule} (one bit for each broken) → {@code Score} (tenths of
 * points) → {@code Ranking} (one number each, sorted) → {@code Match} with its
 * {@code Finding}s, for the best three alone → {@code Explanations}, for the clinician or
 * the patient. {@code Indexes} holds the index and swaps it whole; {@code Snapshots}
 * keeps the states that were answered from; {@code Runs} keeps the answers;
 * {@code Replay} gives them again.
 */
@ApplicationModule(displayName = "Matching",
		allowedDependencies = { "directory", "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
