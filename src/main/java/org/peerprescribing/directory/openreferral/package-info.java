/**
 * Open Referral UK 3.0 (a profile of HSDS 3.0): the open feed of vetted communities, and
 * taking in such feeds of others. Both speak in the catalogue's columns, so that what
 * goes out can come in again whole.
 */
@NullMarked
package org.peerprescribing.directory.openreferral;

import org.jspecify.annotations.NullMarked;
