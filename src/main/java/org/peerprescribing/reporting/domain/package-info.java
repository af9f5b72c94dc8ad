/**
 * Disclosure control and the arithmetic of a funnel, as pure functions: raw counts go in,
 * released figures come out. No clock, no database, no page.
 */
@NullMarked
package org.peerprescribing.reporting.domain;

import org.jspecify.annotations.NullMarked;
