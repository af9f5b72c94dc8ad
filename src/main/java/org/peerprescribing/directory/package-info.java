/**
 * Communities and other options, the needs they serve, their vetting with its expiry
 * date, and their track record. A community that is not vetted, in date and approved by a
 * second person is never listed, whoever asks.
 */
@ApplicationModule(displayName = "Directory",
		allowedDependencies = { "worklist", "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
