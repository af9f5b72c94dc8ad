/**
 * HealthcareService in FHIR: listed communities with their facts and the dates of their
 * vetting, from the listing in memory; no track record, and nobody who vetted.
 */
@NamedInterface("fhir")
@NullMarked
package org.peerprescribing.directory.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
