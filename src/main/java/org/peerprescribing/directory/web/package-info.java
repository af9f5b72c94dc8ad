/**
 * The curators' pages: the list of communities with their state, and one community with
 * its facts, its vetting history and the forms to review, approve and suspend.
 */
@NullMarked
package org.peerprescribing.directory.web;

import org.jspecify.annotations.NullMarked;
