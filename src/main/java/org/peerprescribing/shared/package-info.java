/**
 * The values that carry a rule and that every room speaks: NHS number, ODS code, SNOMED
 * CT concept, age band, the text of a secret link; and the one vocabulary of problems
 * from which every door renders its refusal. Also the press that turns a page into a PDF,
 * and the time that all replicas share. Knows nobody else.
 */
@ApplicationModule(displayName = "Shared values", allowedDependencies = {})
@NullMarked
package org.peerprescribing.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
