/**
 * The append-only trail of every read and write of patient data: who, for whom, what,
 * when, and with what result. A row commits with the change it describes; nobody, this
 * service included, can change or delete one.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = { "shared", "identity" })
@NullMarked
package org.peerprescribing.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
