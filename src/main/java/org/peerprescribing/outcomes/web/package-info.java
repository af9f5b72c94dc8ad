/**
 * The check-in as the patient sees it: a short page on which every question can be
 * skipped, offered on their own page while it waits.
 */
@NullMarked
package org.peerprescribing.outcomes.web;

import org.jspecify.annotations.NullMarked;
