package org.peerprescribing.worklist;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;

/**
 * Something a person has to look at.
 *
 * @param kind what it is about
 * @param organisation whose people
 * @param owner in which role
 * @param patient whose; null where no person is concerned, as for a community
 * @param subject id of the thing it is about, such as a prescription or a community
 * @param within how long it may take, from now
 * @param person stable id of the one person it is for; null where it is for all in that
 * role
 */
public record NewWorkItem(WorkKind kind, OdsCode organisation, Role owner, @Nullable UUID patient, String subject,
		Duration within, @Nullable String person) {

	/** For all in that role. */
	public NewWorkItem(WorkKind kind, OdsCode organisation, Role owner, @Nullable UUID patient, String subject,
			Duration within) {
		this(kind, organisation, owner, patient, subject, within, null);
	}

}
