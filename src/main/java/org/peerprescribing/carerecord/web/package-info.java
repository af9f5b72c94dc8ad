/**
 * The operator's page of the record systems: what waits, what was given up, what differs,
 * with a button each to set it going again; and the page on which a practice's
 * administrator sets up their own: neither shows anything of a person. And the list of
 * entries that people of a practice print and file.
 */
@NullMarked
package org.peerprescribing.carerecord.web;

import org.jspecify.annotations.NullMarked;
