/**
 * The clinician's doors: the prescribing page after sign-in, the CDS Hooks card, and what
 * came of each prescription. Holds no rule of its own; it asks the rooms below and shows
 * their answers. A prescription left for a colleague is kept here as what was answered so
 * far, not as a draft below: without an agreement, a match run and a signature there is
 * no prescription yet, and nothing below should ever have to tell the two apart.
 */
@ApplicationModule(displayName = "Consultation",
		allowedDependencies = { "carerecord", "notification", "outcomes", "referral", "prescribing", "matching",
				"directory", "consent", "patient", "worklist", "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
