/**
 * Journeys of people through the running service, in a real browser: what a GP, a patient
 * and a commissioner do and see.
 */
@NullMarked
package org.peerprescribing.journey;

import org.jspecify.annotations.NullMarked;
