/**
 * Tests of the module worklist.
 */
@NullMarked
package org.peerprescribing.worklist;

import org.jspecify.annotations.NullMarked;
