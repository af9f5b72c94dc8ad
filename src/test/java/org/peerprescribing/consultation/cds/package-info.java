/**
 * Tests of the hook, as a record system sees it.
 */
@NullMarked
package org.peerprescribing.consultation.cds;

import org.jspecify.annotations.NullMarked;
