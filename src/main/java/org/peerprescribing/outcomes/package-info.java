/**
 * Check-ins at weeks 2, 6 and 12: does it fit, did they join, is it useful. Silence is
 * its own answer and never means that somebody did not join.
 */
@ApplicationModule(displayName = "Outcomes",
		allowedDependencies = { "referral", "prescribing", "directory", "patient", "consent", "worklist", "audit",
				"fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
