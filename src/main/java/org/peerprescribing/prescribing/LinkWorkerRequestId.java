package org.peerprescribing.prescribing;

import java.util.UUID;

/**
 * Identifies a request to the practice's link worker; also that of its ServiceRequest.
 */
public record LinkWorkerRequestId(UUID value) {
}
