/** Tests of the FHIR door. */
@NullMarked
package org.peerprescribing.fhirapi;

import org.jspecify.annotations.NullMarked;
