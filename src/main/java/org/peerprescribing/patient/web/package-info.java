/**
 * Who did what with patients' data: for auditors, and for a patient who asks their
 * practice.
 */
@NullMarked
package org.peerprescribing.patient.web;

import org.jspecify.annotations.NullMarked;
