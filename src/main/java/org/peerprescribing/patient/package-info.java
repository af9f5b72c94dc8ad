/**
 * The people prescribed for: NHS number, birth date, practice, and whether they are alive
 * and registered. Kept as small as the prescription needs; the care record stays the
 * source.
 */
@ApplicationModule(displayName = "Patients", allowedDependencies = { "audit", "fhirapi", "shared", "identity" })
@NullMarked
package org.peerprescribing.patient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
