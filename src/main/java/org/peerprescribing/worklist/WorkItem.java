package org.peerprescribing.worklist;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;

/**
 * A task for a person, as it stands.
 *
 * @param id its id
 * @param kind what it is about
 * @param organisation whose people
 * @param owner in which role
 * @param patient whose; null where no person is concerned
 * @param subject id of the thing it is about
 * @param openedAt when it was opened
 * @param dueAt by when it should be done
 */
public record WorkItem(WorkItemId id, WorkKind kind, OdsCode organisation, Role owner, @Nullable UUID patient,
		String subject, Instant openedAt, Instant dueAt) {
}
