/**
 * Tests of what patients agreed to.
 */
@NullMarked
package org.peerprescribing.consent;

import org.jspecify.annotations.NullMarked;
