/**
 * What a report can be asked about: the closed set of cuts through the prescriptions, by
 * period of issue, place, need and step. A cut that is not of this set cannot be
 * constructed, so nobody can ask for it.
 */
@NullMarked
package org.peerprescribing.reporting.lattice;

import org.jspecify.annotations.NullMarked;
