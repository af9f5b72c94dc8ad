/**
 * Uptake reports for commissioners from a fact log of its own, fed by events: counts pass
 * disclosure control or are not shown. Nothing here can reach a patient row.
 */
@ApplicationModule(displayName = "Reporting",
		allowedDependencies = { "matching", "prescribing", "referral", "outcomes", "directory", "patient", "consent",
				"audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
