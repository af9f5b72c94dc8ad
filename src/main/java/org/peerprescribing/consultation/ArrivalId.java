package org.peerprescribing.consultation;

import java.util.UUID;

/** Identifies a person for whom a record system called; good for half an hour. */
public record ArrivalId(UUID value) {
}
