package org.peerprescribing.directory.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.directory.links.CommunityLinks;
import org.peerprescribing.directory.links.FailingLink;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory for those who look after it. */
@Controller
@RequestMapping("/directory")
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class DirectoryController {

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final CommunityLifecycle lifecycle;

	private final CommunityLinks links;

	DirectoryController(CommunityDirectory directory, CommunityReviews reviews, CommunityLifecycle lifecycle,
			CommunityLinks links) {
		this.directory = directory;
		this.reviews = reviews;
		this.lifecycle = lifecycle;
		this.links = links;
	}

	@GetMapping
	String list(@RequestParam(name = "state", required = false) @Nullable String state, Model model) {
		DirectoryEntry.@Nullable State wanted = (state == null || state.isEmpty()) ? null : state(state);
		List<DirectoryEntry> entries = this.directory.entries()
			.stream()
			.filter((entry) -> wanted == null || entry.state() == wanted)
			.toList();
		model.addAttribute("entries", entries);
		model.addAttribute("failing",
				this.links.failing().stream().collect(Collectors.toMap(FailingLink::community, Function.identity())));
		model.addAttribute("states", DirectoryEntry.State.values());
		model.addAttribute("wanted", wanted);
		return "directory/list";
	}

	@GetMapping("/{id}")
	String show(@PathVariable("id") String id, Actor actor, Model model) {
		CommunityId community = new CommunityId(id);
		DirectoryEntry entry = this.directory.entry(community)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		DirectorySnapshot listing = this.directory.snapshot();
		model.addAttribute("entry", entry);
		model.addAttribute("history", this.directory.vettingHistory(community));
		model.addAttribute("needs",
				entry.community()
					.needs()
					.stream()
					.sorted()
					.map((need) -> listing.needs().find(need).map((known) -> known.term()).orElse(need.id()))
					.toList());
		boolean open = entry.state() != DirectoryEntry.State.CLOSED;
		Optional<CommunityReview> review = this.reviews.open(community);
		model.addAttribute("review", review.orElse(null));
		model.addAttribute("mayReview", open && review.isEmpty() && actor.is(Role.CURATOR));
		model.addAttribute("mayApprove",
				actor.is(Role.APPROVER) && review
					.filter((waiting) -> waiting.state() == CommunityReview.State.SUBMITTED
							&& !waiting.contributors().contains(actor.id()))
					.isPresent());
		model.addAttribute("maySuspend", open && entry.state() != DirectoryEntry.State.SUSPENDED);
		return "directory/community";
	}

	@PostMapping("/{id}/review")
	@AllowedTo(Role.CURATOR)
	String review(@PathVariable("id") String id, Actor actor) {
		this.reviews.start(new CommunityId(id), actor);
		return "redirect:/directory/{id}";
	}

	@PostMapping("/{id}/approve")
	@AllowedTo(Role.APPROVER)
	String approve(@PathVariable("id") String id, @RequestParam("submission") int submission,
			@RequestParam("nextDue") String nextDue, Actor actor) {
		CommunityReview review = this.reviews.open(new CommunityId(id))
			.orElseThrow(() -> new ProblemException(Problem.BUSINESS_RULE, "review"));
		this.reviews.approve(review.id(), submission, day("nextDue", nextDue), actor);
		return "redirect:/directory/{id}";
	}

	@PostMapping("/{id}/suspend")
	String suspend(@PathVariable("id") String id, @RequestParam("why") String why, Actor actor) {
		this.lifecycle.suspend(new CommunityId(id), why, actor);
		return "redirect:/directory/{id}";
	}

	private static DirectoryEntry.State state(String name) {
		return Arrays.stream(DirectoryEntry.State.values())
			.filter((state) -> state.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, "state"));
	}

	private static LocalDate day(String path, String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new ProblemException(Problem.INVALID_VALUE, path);
		}
	}

}
