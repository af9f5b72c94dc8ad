package org.peerprescribing.matching;

/**
 * Something to weigh before a community is sent: it stops nothing, but whoever goes on
 * says why, and that reason is kept.
 *
 * @param code kebab-case code of the safety file
 * @param text what it is, a sentence for the clinician
 * @param advice what to do about it, a sentence for the clinician
 */
public record Caution(String code, String text, String advice) {
}
