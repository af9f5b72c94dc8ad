/**
 * The commissioner's pages. They are given released figures and have no way to ask for
 * others.
 */
@NullMarked
package org.peerprescribing.reporting.web;

import org.jspecify.annotations.NullMarked;
