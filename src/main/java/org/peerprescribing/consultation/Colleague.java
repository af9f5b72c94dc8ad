package org.peerprescribing.consultation;

/**
 * Somebody who works at the practice.
 *
 * @param id the identity provider's stable id
 * @param name as shown to colleagues
 */
public record Colleague(String id, String name) {
}
