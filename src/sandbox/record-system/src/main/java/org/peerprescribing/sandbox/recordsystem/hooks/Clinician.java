package org.peerprescribing.sandbox.recordsystem.hooks;

/**
 * Who opens a record.
 *
 * @param roleId id of the PractitionerRole in this record
 * @param name as shown on the page
 * @param userName the name they sign in with at the prescribing service
 * @param odsCode of the practice they act for
 */
public record Clinician(String roleId, String name, String userName, String odsCode) {
}
