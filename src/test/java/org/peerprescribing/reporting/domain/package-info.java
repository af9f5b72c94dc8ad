/**
 * Attacks on disclosure control, and the arithmetic.
 */
@NullMarked
package org.peerprescribing.reporting.domain;

import org.jspecify.annotations.NullMarked;
