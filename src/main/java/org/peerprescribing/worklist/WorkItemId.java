package org.peerprescribing.worklist;

import java.util.UUID;

/** Identifies a task for a person. */
public record WorkItemId(UUID value) {
}
