/**
 * Tests of the module.
 */
@NullMarked
package org.peerprescribing.notification;

import org.jspecify.annotations.NullMarked;
