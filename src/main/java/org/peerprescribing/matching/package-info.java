/**
 * Ranks the listed communities for one person and says why in the same terms as the
 * score; or says that none fits, or that none would be safe. Every run is kept without
 * the person, so that it can be replayed.
 */
@ApplicationModule(displayName = "Matching",
		allowedDependencies = { "directory", "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
