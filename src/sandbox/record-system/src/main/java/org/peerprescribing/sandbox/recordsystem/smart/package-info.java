/**
 * A minimal SMART App Launch 2.2 server for launches from this record system: launch
 * token, S256 proof key, exact redirect address, client authentication by
 * {@code private_key_jwt}. The FHIR door of the sandbox asks nobody for the access token
 * it gives out.
 */
@NullMarked
package org.peerprescribing.sandbox.recordsystem.smart;

import org.jspecify.annotations.NullMarked;
