package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;

/** An active problem and the day it was recorded. */
record Problem(Concept concept, LocalDate recorded) {
}
