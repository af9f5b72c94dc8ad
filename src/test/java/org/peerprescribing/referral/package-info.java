/**
 * Tests of the module.
 */
@NullMarked
package org.peerprescribing.referral;

import org.jspecify.annotations.NullMarked;
