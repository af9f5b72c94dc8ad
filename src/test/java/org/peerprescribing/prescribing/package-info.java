/**
 * Tests of prescriptions.
 */
@NullMarked
package org.peerprescribing.prescribing;

import org.jspecify.annotations.NullMarked;
