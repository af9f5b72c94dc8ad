/**
 * GuidanceResponse in FHIR: a stored run of the matcher, read by its id by the
 * organisation that asked. It has no subject; a prescription points to its run.
 */
@NullMarked
package org.peerprescribing.matching.fhir;

import org.jspecify.annotations.NullMarked;
