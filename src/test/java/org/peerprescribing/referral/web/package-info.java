/**
 * Tests of the patient's pages, through the door.
 */
@NullMarked
package org.peerprescribing.referral.web;

import org.jspecify.annotations.NullMarked;
