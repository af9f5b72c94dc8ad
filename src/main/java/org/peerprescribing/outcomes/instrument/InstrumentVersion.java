package org.peerprescribing.outcomes.instrument;

/**
 * What exactly somebody was asked; kept beside every answer.
 *
 * @param instrument its id, such as {@code ons4}
 * @param version version of the questionnaire
 * @param wordingHash SHA-256 of its wording, 64 small hexadecimal digits
 */
public record InstrumentVersion(String instrument, String version, String wordingHash) {
}
