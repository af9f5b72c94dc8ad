package org.peerprescribing.sandbox.patients;

/**
 * A SNOMED CT concept as a problem list shows it.
 *
 * @param code SNOMED CT concept id
 * @param term preferred term in British spelling
 * @param plainWords the same in words a patient would use
 */
record Concept(String code, String term, String plainWords) {
}
