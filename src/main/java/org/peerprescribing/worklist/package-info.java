/**
 * Tasks for people: what has to be looked at, by whom, by when, and whether it is done.
 * Other rooms open a task when a person must decide; nothing here decides by itself.
 */
@ApplicationModule(displayName = "Worklist", allowedDependencies = { "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
