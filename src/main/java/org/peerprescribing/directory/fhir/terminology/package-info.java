/**
 * Asks a site's FHIR terminology server what a code is a kind of, within a third of a
 * second or not at all. Off unless a site names one; what it does not answer in time
 * counts as not asked.
 */
@NullMarked
package org.peerprescribing.directory.fhir.terminology;

import org.jspecify.annotations.NullMarked;
