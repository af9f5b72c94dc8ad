/**
 * Tests of the curators' pages.
 */
@NullMarked
package org.peerprescribing.directory.web;

import org.jspecify.annotations.NullMarked;
