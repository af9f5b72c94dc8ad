/**
 * What the patient agreed to, choice by choice: contact about this, and how much goes
 * back into the record; with the contact details that go with it. A withdrawn choice
 * stops what it covered at once.
 */
@ApplicationModule(displayName = "Consent",
		allowedDependencies = { "patient", "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
