/**
 * Calls the prescribing service as a record system would: CDS Hooks 2.0.1 with a signed
 * token.
 */
@NullMarked
package org.peerprescribing.sandbox.recordsystem.hooks;

import org.jspecify.annotations.NullMarked;
