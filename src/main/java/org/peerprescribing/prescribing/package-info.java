/**
 * A clinician drafts, signs, undoes and revokes a peer-support prescription (FHIR
 * ServiceRequest). Signing waits out a grace of a minute, then issues. Knows nothing of
 * links or reports. A request to the practice's link worker is an order of another kind,
 * in a table of its own and with an event of its own, so that no path that follows from a
 * prescription can meet it.
 */
@ApplicationModule(displayName = "Prescribing",
		allowedDependencies = { "directory", "matching", "patient", "consent", "worklist", "audit", "fhirapi", "shared",
				"identity" })
@NullMarked
package org.peerprescribing.prescribing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
