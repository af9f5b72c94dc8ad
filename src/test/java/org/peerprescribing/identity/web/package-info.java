/**
 * Tests of the edge with a real identity provider: what its tokens open, and which are
 * refused.
 */
@NullMarked
package org.peerprescribing.identity.web;

import org.jspecify.annotations.NullMarked;
