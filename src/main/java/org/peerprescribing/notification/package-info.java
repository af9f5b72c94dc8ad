/**
 * Carries messages to the patient: the link, a reminder, the check-ins. Each is a durable
 * row sent once in effect, asks for permission again at the moment of sending, and never
 * names a condition or a community.
 */
@ApplicationModule(displayName = "Notification",
		allowedDependencies = { "outcomes", "referral", "prescribing", "patient", "consent", "worklist", "audit",
				"fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
