/**
 * Tests of the directory: what comes in, what is listed, and who may say so.
 */
@NullMarked
package org.peerprescribing.directory;

import org.jspecify.annotations.NullMarked;
