package org.peerprescribing.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
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

	private static final Duration LOOK_WITHIN = Duration.ofDays(3);

	private final StoredCommunities communities;

	private final Lifecycle lifecycle;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	private final DirectoryProperties properties;

	private final Clock clock;

	Reachability(StoredCommunities communities, Lifecycle lifecycle, Worklist worklist,
			ApplicationEventPublisher events, DirectoryProperties properties, Clock clock) {
		this.communities = communities;
		this.lifecycle = lifecycle;
		this.worklist = worklist;
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
		if (Move.VETTED.contains(row.state())) {
			this.events.publishEvent(new CommunityUnavailable(id, CommunityUnavailable.Reason.UNREACHABLE, now));
		}
		add(id, null, "UNREACHABLE", now);
		this.lifecycle.changed(id, "hide-unreachable-community", Author.LINKS);
	}

	/**
	 * Its vetting alone decides again; publishes {@link CommunityReturned} where that
	 * lets it be opened. Twice changes nothing.
	 */
	public void found(CommunityId id) {
		StoredCommunities.Stored row = this.communities.lock(id).orElseThrow();
		if (row.unreachableSince() != null) {
			Instant now = this.clock.instant();
			this.communities.unreachable(id, null);
			if (Move.VETTED.contains(row.state())) {
				this.events.publishEvent(new CommunityReturned(id, now));
			}
			add(id, "UNREACHABLE", null, now);
			this.lifecycle.changed(id, "bring-back-community", Author.LINKS);
		}
	}

	/** Asks the curators to look at its address. */
	public void askCurators(CommunityId id) {
		this.worklist.open(new NewWorkItem(WorkKind.LINK_FAILING, this.properties.curators(), Role.CURATOR, null,
				id.value(), LOOK_WITHIN));
	}

	private void add(CommunityId id, @Nullable String before, @Nullable String after, Instant now) {
		this.lifecycle.add(id, CommunityChange.What.ADDRESS, null, before, after, null, Author.LINKS, now);
	}

}
