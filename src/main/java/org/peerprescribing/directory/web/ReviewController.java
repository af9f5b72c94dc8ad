package org.peerprescribing.directory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.ReviewSheets;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A curator finds, submits and takes over. */
@Controller
@RequestMapping("/directory/{id}/review")
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class ReviewController {

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final ReviewSheets sheets;

	private final ReviewPage page;

	private final Words words;

	ReviewController(CommunityDirectory directory, CommunityReviews reviews, ReviewSheets sheets, ReviewPage page,
			Words words) {
		this.directory = directory;
		this.reviews = reviews;
		this.sheets = sheets;
		this.page = page;
		this.words = words;
	}

	@ModelAttribute("stylesheet")
	String stylesheet() {
		return DirectoryController.STYLESHEET;
	}

	@GetMapping
	String show(@PathVariable("id") String id, @RequestParam(name = "done", defaultValue = "") String done, Actor actor,
			Model model) {
		DirectoryEntry entry = entry(id);
		Optional<CommunityReview> open = this.reviews.open(entry.community().id());
		if (open.isEmpty()) {
			return "redirect:/directory/{id}";
		}
		model.addAttribute("done", List.of("saved", "submitted").contains(done) ? done : "");
		return this.page.show(entry, open.get(), actor, ReviewForm.of(open.get()), List.of(), null, "", model);
	}

	/** Whoever finds it open already sees whose it is. */
	@PostMapping
	@AllowedTo(Role.CURATOR)
	String start(@PathVariable("id") String id, Actor actor) {
		CommunityId community = new CommunityId(id);
		if (this.reviews.open(community).isEmpty()) {
			this.reviews.start(community, actor);
		}
		return "redirect:/directory/{id}/review";
	}

	@PostMapping("/take-over")
	@AllowedTo(Role.CURATOR)
	String takeOver(@PathVariable("id") String id, @RequestParam("review") UUID review, Actor actor) {
		Optional<CommunityReview> open = this.reviews.open(new CommunityId(id));
		if (open.filter((there) -> isDraft(there) && there.id().value().equals(review)).isPresent()) {
			this.reviews.takeOver(open.get().id(), actor);
		}
		return "redirect:/directory/{id}/review";
	}

	@PostMapping("/save")
	@AllowedTo(Role.CURATOR)
	String save(@PathVariable("id") String id, @RequestParam("review") UUID review,
			@RequestParam Map<String, String> sent, Actor actor, Model model, HttpServletResponse response) {
		DirectoryEntry entry = entry(id);
		ReviewForm form = ReviewForm.of(sent);
		boolean submit = sent.containsKey("submit");
		Optional<CommunityReview> open = this.reviews.open(entry.community().id())
			.filter((there) -> there.id().value().equals(review));
		if (open.isEmpty()) {
			return notStored(entry, Problem.STALE_VERSION, "over", form, model, response);
		}
		CommunityReview mine = open.get();
		if (!mine.reviewerId().equals(actor.id())) {
			model.addAttribute("by", mine.reviewer());
			return notStored(entry, Problem.FORBIDDEN, "taken-over", form, model, response);
		}
		List<ReviewSheets.Line> lines = form.lines(this.reviews.criteria());
		List<FieldFault> faults = faults(form, this.sheets.faults(mine.id(), lines, submit));
		if (!faults.isEmpty()) {
			response.setStatus(Problem.INVALID_VALUE.status());
			return this.page.show(entry, mine, actor, form, faults, null, "", model);
		}
		try {
			this.sheets.save(mine.id(), form.version(), lines, submit, actor);
		}
		catch (ProblemException ex) {
			return switch (ex.problem()) {
				case STALE_VERSION -> notStored(entry, Problem.STALE_VERSION, "changed", form, model, response);
				case BUSINESS_RULE -> notStored(entry, Problem.BUSINESS_RULE, "submitted", form, model, response);
				default -> throw ex;
			};
		}
		return "redirect:/directory/{id}/review?done=" + (submit ? "submitted" : "saved");
	}

	private DirectoryEntry entry(String id) {
		return this.directory.entry(new CommunityId(id)).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static boolean isDraft(CommunityReview review) {
		return review.state() == CommunityReview.State.DRAFT;
	}

	/** A page that says why, and gives back what was typed. */
	private String notStored(DirectoryEntry entry, Problem problem, String why, ReviewForm form, Model model,
			HttpServletResponse response) {
		response.setStatus(problem.status());
		model.addAttribute("entry", entry);
		model.addAttribute("reason", why);
		model.addAttribute("typed",
				form.rows()
					.entrySet()
					.stream()
					.filter((row) -> !row.getValue().isEmpty())
					.map((row) -> new Typed(this.page.question(row.getKey()),
							row.getValue().outcome().isEmpty() ? ""
									: this.words.say("outcome." + row.getValue().outcome()),
							row.getValue()))
					.toList());
		return "directory/not-stored";
	}

	/** In the order of the page; a day that cannot be read is told as that. */
	private List<FieldFault> faults(ReviewForm form, List<ReviewSheets.Fault> found) {
		List<String> unreadable = form.unreadableDays();
		List<FieldFault> faults = new ArrayList<>();
		for (String criterion : this.reviews.criteria().stream().map((asked) -> asked.id()).toList()) {
			found.stream()
				.filter((fault) -> fault.criterion().equals(criterion))
				.filter((fault) -> !(fault.field().equals("seenOn") && unreadable.contains(criterion)))
				.map((fault) -> fault(criterion, fault.field(), fault.problem().code()))
				.forEach(faults::add);
			if (unreadable.contains(criterion)) {
				faults.add(fault(criterion, "seenOn", "unreadable"));
			}
		}
		return faults;
	}

	private FieldFault fault(String criterion, String field, String problem) {
		return new FieldFault(criterion + "-" + field, this.words.say("fault." + field + "." + problem),
				this.page.question(criterion));
	}

	/** What was typed for one criterion and is not stored. */
	record Typed(String question, String outcome, ReviewForm.Row row) {

		Typed {
			Objects.requireNonNull(row);
		}

	}

}
