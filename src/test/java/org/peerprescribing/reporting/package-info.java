/**
 * Tests of the reports, and the generator of synthetic histories that the sandbox uses.
 */
@NullMarked
package org.peerprescribing.reporting;

import org.jspecify.annotations.NullMarked;
