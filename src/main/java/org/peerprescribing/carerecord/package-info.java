/**
 * Reads from and writes into the GP's record: patient and coded problems come in over
 * FHIR, at most three entries per prescription go back, each once in effect however often
 * it is retried, with a receipt for what arrived or was filed by hand. A gate before each
 * record system keeps its outage from the others; what was given up or differs waits for
 * an operator.
 */
@ApplicationModule(displayName = "Care record",
		allowedDependencies = { "prescribing", "referral", "outcomes", "patient", "consent", "worklist", "audit",
				"fhirapi", "prescribing::fhir", "referral::fhir", "outcomes::fhir", "consent::fhir", "patient::fhir",
				"shared", "identity" })
@NullMarked
package org.peerprescribing.carerecord;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
