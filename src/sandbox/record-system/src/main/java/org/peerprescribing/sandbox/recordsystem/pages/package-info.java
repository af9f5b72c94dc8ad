/**
 * The thin pages around the record: who is in it, what stands in a record now, and what
 * the prescribing service has to say when a clinician opens it.
 */
@NullMarked
package org.peerprescribing.sandbox.recordsystem.pages;

import org.jspecify.annotations.NullMarked;
