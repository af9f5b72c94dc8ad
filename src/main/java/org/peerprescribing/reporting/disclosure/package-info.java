/**
 * Disclosure control: raw counts go in, figures that somebody may see come out, and there
 * is no other way. Pure functions over the cuts of the lattice; no clock, no database, no
 * page.
 */
@NullMarked
package org.peerprescribing.reporting.disclosure;

import org.jspecify.annotations.NullMarked;
