/**
 * The clinician's doors: the prescribing page after sign-in, the CDS Hooks card, and what
 * came of each prescription. Holds no rule of its own; it asks the rooms below and shows
 * their answers.
 */
@ApplicationModule(displayName = "Consultation",
		allowedDependencies = { "carerecord", "notification", "outcomes", "referral", "prescribing", "matching",
				"directory", "consent", "patient", "worklist", "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
