/**
 * Tests of the clinician's pages, as a browser sees them.
 */
@NullMarked
package org.peerprescribing.consultation.web;

import org.jspecify.annotations.NullMarked;
