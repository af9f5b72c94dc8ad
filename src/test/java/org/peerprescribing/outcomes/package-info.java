/**
 * Tests of the module.
 */
@NullMarked
package org.peerprescribing.outcomes;

import org.jspecify.annotations.NullMarked;
