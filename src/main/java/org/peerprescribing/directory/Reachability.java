package org.peerprescribing.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Role;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hides a community whose address does not lead there and brings it back, beside its
 * vetting, which stays as it is. For the link checker, in its transaction.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Reachability {

	private static final String TASK = "directory-links";

	private static final Duration LOOK_WITHIN = Duration.ofDays(3);

	private final StoredCommunities communities;

	private final DirectoryVersion version;

	private final Listing listing;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final DirectoryProperties properties;

	private final Clock clock;

	Reachability(StoredCommunities communities, DirectoryVersion version, Listing listing, Worklist worklist,
			AuditTrail audit, ApplicationEventPublisher events, DirectoryProperties properties, Clock clock) {
		this.communities = communities;
		this.version = version;
		this.listing = listing;
		this.worklist = worklist;
		this.audit = audit;
		this.events = events;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Leaves the listing at once and cannot be opened; publishes
	 * {@link CommunityUnavailable} where it could be until now. Twice changes nothing.
	 */
	public void lost(CommunityId id) {
		StoredCommunities.Stored row = this.communities.lock(id).orElseThrow();
		if (row.unreachableSince() != null) {
			return;
		}
		Instant now = this.clock.instant();
		this.communities.unreachable(id, now);
		if (row.state() == DirectoryEntry.State.APPROVED || row.state() == DirectoryEntry.State.PAUSED) {
			this.events.publishEvent(new CommunityUnavailable(id, CommunityUnavailable.Reason.UNREACHABLE, now));
		}
		changed(id, "hide-unreachable-community");
	}

	/** Its vetting alone decides again. Twice changes nothing. */
	public void found(CommunityId id) {
		StoredCommunities.Stored row = this.communities.lock(id).orElseThrow();
		if (row.unreachableSince() != null) {
			this.communities.unreachable(id, null);
			changed(id, "bring-back-community");
		}
	}

	/** Asks the curators to look at its address. */
	public void askCurators(CommunityId id) {
		this.worklist.open(new NewWorkItem(WorkKind.LINK_FAILING, this.properties.curators(), Role.CURATOR, null,
				id.value(), LOOK_WITHIN));
	}

	private void changed(CommunityId id, String activity) {
		this.audit.record(TASK, this.properties.curators(),
				AuditedAct.done(AuditedAct.Action.UPDATE, activity, null, "HealthcareService", id.value()));
		this.version.changed(List.of(id), this.listing::lookAgain);
	}

}
