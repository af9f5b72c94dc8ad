package org.peerprescribing.prescribing;

import java.util.UUID;

/** Identifies a prescription; also the id of its ServiceRequest. */
public record PrescriptionId(UUID value) {
}
