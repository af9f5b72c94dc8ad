package org.peerprescribing.consultation;

/**
 * What became of the cards of one service. Overridden is what the record system said so;
 * a card that was left alone sends no word and stands apart.
 *
 * @param service id of the service
 * @param shown how many were shown: the sum of the other three
 * @param accepted how many suggestions were taken
 * @param overridden how many were dismissed
 * @param silent how many had no answer
 */
public record CardFigures(String service, int shown, int accepted, int overridden, int silent) {
}
