/**
 * Patient in FHIR: one translator that serves both the API and what is written back, so
 * that the two cannot drift apart.
 */
@NamedInterface("fhir")
@NullMarked
package org.peerprescribing.patient.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
