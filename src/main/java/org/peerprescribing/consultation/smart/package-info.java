/**
 * The door by which a record system opens the page for its patient in context (SMART App
 * Launch 2.2, confidential client with a private key). The clinician is who the record
 * system says they are; the practice and the patient are checked before anything opens.
 */
@NullMarked
package org.peerprescribing.consultation.smart;

import org.jspecify.annotations.NullMarked;
