package org.peerprescribing.directory.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.DirectoryEntry.State;
import org.peerprescribing.directory.PauseReason;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.directory.VettingRisk;
import org.peerprescribing.directory.links.CheckedLink;
import org.peerprescribing.directory.links.CommunityLinks;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of one community shows, and what may be done there. */
@Component
class CommunityPage {

	/** Changes that are shown without asking for all of them. */
	private static final int CHANGES = 30;

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final TrackRecords trackRecords;

	private final CommunityLinks links;

	private final Worklist worklist;

	private final FactRows facts;

	private final HistoryRows history;

	private final Words words;

	CommunityPage(CommunityDirectory directory, CommunityReviews reviews, TrackRecords trackRecords,
			CommunityLinks links, Worklist worklist, FactRows facts, HistoryRows history, Words words) {
		this.directory = directory;
		this.reviews = reviews;
		this.trackRecords = trackRecords;
		this.links = links;
		this.worklist = worklist;
		this.facts = facts;
		this.history = history;
		this.words = words;
	}

	/**
	 * Refuses with {@code not-found} a community that does not exist.
	 * @param typed what was typed into the field at fault; empty where there is none
	 * @param whole whether all of its history is shown
	 */
	String show(CommunityId id, Actor actor, List<FieldFault> faults, String typed, boolean whole, Model model) {
		DirectoryEntry entry = this.directory.entry(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		Optional<CommunityReview> open = this.reviews.open(id);
		boolean closed = entry.state() == State.CLOSED;
		model.addAttribute("entry", entry);
		model.addAttribute("faults", faults);
		model.addAttribute("typed", typed);
		model.addAttribute("facts", this.facts.of(entry));
		model.addAttribute("since", London.day(entry.since()));
		model.addAttribute("pauses",
				entry.paused()
					.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey())
					.map((pause) -> this.words.say("pause.since." + pause.getKey(), London.time(pause.getValue())))
					.toList());
		model.addAttribute("missing", entry.missing());
		model.addAttribute("successor", named(entry.successor()));
		model.addAttribute("review", open.map(this::summary).orElse(null));
		model.addAttribute("mayReview", !closed && open.isEmpty() && actor.is(Role.CURATOR));
		model.addAttribute("vettings", this.directory.vettingHistory(id).reversed());
		risk(entry, model);
		link(entry, model);
		model.addAttribute("openReferrals", this.trackRecords.openReferrals(id));
		model.addAttribute("maySuspend", !closed && entry.state() != State.SUSPENDED);
		model.addAttribute("mayMarkFull", !closed && !entry.pausedFor().contains(PauseReason.CAPACITY));
		model.addAttribute("mayMarkOpen", !closed && entry.pausedFor().contains(PauseReason.CAPACITY));
		model.addAttribute("unsafe", entry.pausedFor().contains(PauseReason.SAFETY));
		model.addAttribute("mayEndPause", actor.is(Role.CURATOR));
		model.addAttribute("safetyTask", safetyTask(id, actor).map(WorkItem::dueAt).map(London::time).orElse(null));
		List<HistoryRows.Row> changes = this.history.of(id);
		model.addAttribute("changes", whole ? changes : changes.stream().limit(CHANGES).toList());
		model.addAttribute("allChanges", changes.size());
		return "directory/community";
	}

	/** The open task to look at what somebody reported, where it is this person's. */
	Optional<WorkItem> safetyTask(CommunityId id, Actor actor) {
		return this.worklist.openFor(actor)
			.stream()
			.filter((item) -> item.kind() == WorkKind.COMMUNITY_SAFETY && item.subject().equals(id.value()))
			.findFirst();
	}

	private String summary(CommunityReview review) {
		return (review.state() == CommunityReview.State.SUBMITTED)
				? this.words.say("review.submitted-by", review.reviewer(),
						London.day(Objects.requireNonNull(review.submittedAt())))
				: this.words.say("review.held-by", review.reviewer(), London.day(review.reviewerSince()));
	}

	/** From the latest review, with the facts as they are now. */
	private void risk(DirectoryEntry entry, Model model) {
		Optional<VettingRisk> risk = this.reviews.of(entry.community().id())
			.stream()
			.findFirst()
			.map((review) -> this.reviews.risk(review.id()));
		model.addAttribute("risk", risk.map((known) -> this.words.code("risk", known.level())).orElse(null));
		model.addAttribute("reasons", risk.map((known) -> this.words.codes("risk-reason", known.reasons())).orElse(""));
	}

	private void link(DirectoryEntry entry, Model model) {
		Optional<CheckedLink> checked = this.links.of(entry.community().id());
		model.addAttribute("checked", checked.map((link) -> London.time(link.at())).orElse(null));
		model.addAttribute("linkSays", checked.map(CheckedLink::sentence).orElse(null));
		model.addAttribute("linkFails",
				checked.filter((link) -> link.failures() > 0)
					.map((link) -> this.words.say("link.fails", link.failures(), London.day(link.since())))
					.orElse(null));
	}

	private @Nullable DirectoryEntry named(@Nullable CommunityId id) {
		return (id != null) ? this.directory.entry(id).orElse(null) : null;
	}

}
