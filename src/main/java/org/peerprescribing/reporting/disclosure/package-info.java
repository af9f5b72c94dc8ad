/**
 * Disclosure control: raw counts go in, figures that somebody may see come out, and there
 * is no other way. Pure functions over the cuts of the lattice; no clock, no database, no
 * page.
 * <p>
 * Whether a figure is given at all is decided by the released size of its cohort and by
 * nothing that is hidden ({@code CohortSize}): a month below 200 issued gives its later
 * steps in its quarter, deliveries are given from 500, and joining within a part of a
 * cohort from 100. Otherwise 96 delivered of 100 would hide every later step, because 4
 * are left, and the quarter could not be shown either: that a step was hidden in each of
 * its months would say that nearly all or nearly none had reached it.
 */
@NullMarked
package org.peerprescribing.reporting.disclosure;

import org.jspecify.annotations.NullMarked;
