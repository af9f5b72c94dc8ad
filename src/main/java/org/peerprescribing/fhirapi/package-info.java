/**
 * The FHIR door: context, server, and the rendering of every problem as an
 * OperationOutcome. Each module that owns a resource type brings its own provider; this
 * room only hangs them on one door and guards it. Serves AuditEvent.
 */
@ApplicationModule(displayName = "FHIR plumbing", allowedDependencies = { "audit", "shared", "identity" })
@NullMarked
package org.peerprescribing.fhirapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
