/**
 * Tests of the house as a whole: its modules, its doors, its start.
 */
@NullMarked
package org.peerprescribing;

import org.jspecify.annotations.NullMarked;
