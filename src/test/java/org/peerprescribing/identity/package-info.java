/**
 * Tests of who may see what.
 */
@NullMarked
package org.peerprescribing.identity;

import org.jspecify.annotations.NullMarked;
