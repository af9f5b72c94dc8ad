/**
 * A clinician drafts, signs, undoes and revokes a peer-support prescription (FHIR
 * ServiceRequest). Signing waits out a grace of a minute, then issues. Knows nothing of
 * links or reports.
 */
@ApplicationModule(displayName = "Prescribing",
		allowedDependencies = { "directory", "matching", "patient", "consent", "worklist", "audit", "fhirapi", "shared",
				"identity" })
@NullMarked
package org.peerprescribing.prescribing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
