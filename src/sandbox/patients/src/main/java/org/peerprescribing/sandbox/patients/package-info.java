/**
 * Makes the invented patients of the sandbox in two steps: Synthea gives lives with sex,
 * birth date and illnesses; the overlay turns them into coded patients of three United
 * Kingdom practices. Nobody in here exists.
 */
@NullMarked
package org.peerprescribing.sandbox.patients;

import org.jspecify.annotations.NullMarked;
