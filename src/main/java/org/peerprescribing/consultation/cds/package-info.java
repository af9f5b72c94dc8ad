/**
 * The CDS Hooks 2.0.1 door for record systems: discovery, three services and feedback on
 * their cards. Each card leads to the page. None names a community before the risk
 * question was answered today.
 */
@NullMarked
package org.peerprescribing.consultation.cds;

import org.jspecify.annotations.NullMarked;
