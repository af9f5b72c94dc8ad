package org.peerprescribing.faults;

/**
 * One prescription of the harness, every step of which was confirmed to the one who took
 * it.
 *
 * @param prescription its id
 * @param patient id of the patient in the service
 * @param recordPatient id of the Patient in the record system
 * @param plan what happened after its issue
 */
record Journey(String prescription, String patient, String recordPatient, Plan plan) {
}
