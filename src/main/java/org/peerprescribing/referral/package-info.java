/**
 * The patient's path into one community at a time (FHIR Task): the link, the pages behind
 * it, the uptake ladder with the evidence for each step, and the rematch when the first
 * community does not fit.
 */
@ApplicationModule(displayName = "Referral",
		allowedDependencies = { "prescribing", "directory", "matching", "patient", "consent", "worklist", "audit",
				"fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
