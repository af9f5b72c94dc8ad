/**
 * The CDS Hooks 2.0.1 door for record systems: discovery, and a quiet card with a link to
 * the page. It names no community, because the risk question has not been answered yet.
 */
@NullMarked
package org.peerprescribing.consultation.cds;

import org.jspecify.annotations.NullMarked;
