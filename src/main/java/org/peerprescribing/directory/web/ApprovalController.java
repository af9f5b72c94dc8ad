package org.peerprescribing.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody else decides on a submitted review. */
@Controller
@RequestMapping("/directory/{id}")
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class ApprovalController {

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final ReviewPage page;

	private final Words words;

	ApprovalController(CommunityDirectory directory, CommunityReviews reviews, ReviewPage page, Words words) {
		this.directory = directory;
		this.reviews = reviews;
		this.page = page;
		this.words = words;
	}

	@ModelAttribute("stylesheet")
	String stylesheet() {
		return DirectoryController.STYLESHEET;
	}

	@PostMapping("/approve")
	@AllowedTo(Role.APPROVER)
	String approve(@PathVariable("id") String id, @RequestParam("submission") int submission,
			@RequestParam("nextDue") String nextDue, Actor actor, Model model, HttpServletResponse response) {
		DirectoryEntry entry = entry(id);
		Optional<CommunityReview> open = this.reviews.open(entry.community().id());
		if (open.isEmpty()) {
			return changed(entry, "over", model, response);
		}
		CommunityReview review = open.get();
		Optional<LocalDate> until = London.read(nextDue);
		// Whose review it was is refused before anything else that may be wrong.
		if (until.isEmpty() && !review.isBy(actor)) {
			String problem = nextDue.isBlank() ? "required" : "unreadable";
			return refuse(entry, review, actor, new FieldFault("nextDue", this.words.say("fault.nextDue." + problem)),
					Problem.INVALID_VALUE, nextDue, "", model, response);
		}
		try {
			this.reviews.approve(review.id(), submission, until.orElse(null), actor);
		}
		catch (ProblemException ex) {
			return switch (ex.problem()) {
				case STALE_VERSION -> changed(entry, "decided-on-another", model, response);
				case FORBIDDEN ->
					refuse(entry, review, actor, new FieldFault("decision", this.words.say("review.contributed")),
							ex.problem(), nextDue, "", model, response);
				case INVALID_VALUE -> refuse(entry, review, actor,
						new FieldFault("nextDue", this.words.say("fault.nextDue.invalid-value", latest(review))),
						ex.problem(), nextDue, "", model, response);
				case BUSINESS_RULE -> refuse(entry, review, actor,
						new FieldFault("decision", this.page.objection(String.valueOf(ex.path()))), ex.problem(),
						nextDue, "", model, response);
				default -> throw ex;
			};
		}
		return "redirect:/directory/{id}?done=approved";
	}

	@PostMapping("/review/send-back")
	String sendBack(@PathVariable("id") String id, @RequestParam("submission") int submission,
			@RequestParam("why") String why, Actor actor, Model model, HttpServletResponse response) {
		DirectoryEntry entry = entry(id);
		Optional<CommunityReview> open = this.reviews.open(entry.community().id());
		if (open.isEmpty()) {
			return changed(entry, "over", model, response);
		}
		try {
			this.reviews.sendBack(open.get().id(), submission, why, actor);
		}
		catch (ProblemException ex) {
			return switch (ex.problem()) {
				case STALE_VERSION -> changed(entry, "decided-on-another", model, response);
				case BUSINESS_RULE -> changed(entry, "not-submitted", model, response);
				case REQUIRED,
						INVALID_VALUE ->
					refuse(entry, open.get(), actor,
							new FieldFault("why", this.words.say("fault.why." + ex.problem().code())), ex.problem(),
							null, why, model, response);
				default -> throw ex;
			};
		}
		return "redirect:/directory/{id}/review";
	}

	private String refuse(DirectoryEntry entry, CommunityReview review, Actor actor, FieldFault fault, Problem problem,
			@Nullable String nextDue, String why, Model model, HttpServletResponse response) {
		response.setStatus(problem.status());
		return this.page.show(entry, review, actor, ReviewForm.of(review), List.of(fault), nextDue, why, model);
	}

	private String changed(DirectoryEntry entry, String reason, Model model, HttpServletResponse response) {
		response.setStatus(Problem.STALE_VERSION.status());
		model.addAttribute("entry", entry);
		model.addAttribute("reason", reason);
		model.addAttribute("typed", List.of());
		return "directory/not-stored";
	}

	private String latest(CommunityReview review) {
		return Optional.ofNullable(review.submittedAt())
			.map((at) -> London.day(this.reviews.risk(review.id()).latestDue(London.dayOf(at))))
			.orElse("");
	}

	private DirectoryEntry entry(String id) {
		return this.directory.entry(new CommunityId(id)).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

}
