/**
 * What the tests stand on: a real PostgreSQL with the two roles of production, a clock
 * that can be moved, and actors of each role.
 */
@NullMarked
package org.peerprescribing.support;

import org.jspecify.annotations.NullMarked;
