/**
 * Tests of the values that carry a rule.
 */
@NullMarked
package org.peerprescribing.shared;

import org.jspecify.annotations.NullMarked;
