/**
 * A practice's care record for trials: a FHIR R4 server that this project did not write
 * (HAPI JPA), kept in one file database. It knows nothing of peer-support prescribing:
 * what it holds arrived over FHIR.
 */
@NullMarked
package org.peerprescribing.sandbox.recordsystem;

import org.jspecify.annotations.NullMarked;
