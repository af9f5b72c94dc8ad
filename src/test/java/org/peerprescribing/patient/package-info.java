/**
 * Tests of people prescribed for.
 */
@NullMarked
package org.peerprescribing.patient;

import org.jspecify.annotations.NullMarked;
