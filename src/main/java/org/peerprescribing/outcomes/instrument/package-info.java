/**
 * Instruments as data: a FHIR Questionnaire, how it is scored, under which licence it may
 * be asked, and a hash that ties its version to its wording.
 */
@NullMarked
package org.peerprescribing.outcomes.instrument;

import org.jspecify.annotations.NullMarked;
