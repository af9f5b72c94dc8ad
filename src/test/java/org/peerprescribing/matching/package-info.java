/**
 * Tests of the module matching.
 */
@NullMarked
package org.peerprescribing.matching;

import org.jspecify.annotations.NullMarked;
