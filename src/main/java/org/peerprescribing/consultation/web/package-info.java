/**
 * The pages of the clinician: find a patient, see what fits, send one, and see what came
 * of it. Each method checks who comes, translates, and asks one room below.
 */
@NullMarked
package org.peerprescribing.consultation.web;

import org.jspecify.annotations.NullMarked;
