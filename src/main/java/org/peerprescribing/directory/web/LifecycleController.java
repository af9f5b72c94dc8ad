package org.peerprescribing.directory.web;

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.DirectoryPage;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What ends, pauses and continues a community besides its reviews. */
@Controller
@RequestMapping("/directory/{id}")
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class LifecycleController {

	private static final String BACK = "redirect:/directory/{id}";

	private final CommunityLifecycle lifecycle;

	private final CommunityDirectory directory;

	private final TrackRecords trackRecords;

	private final Worklist worklist;

	private final CommunityPage page;

	private final Words words;

	LifecycleController(CommunityLifecycle lifecycle, CommunityDirectory directory, TrackRecords trackRecords,
			Worklist worklist, CommunityPage page, Words words) {
		this.lifecycle = lifecycle;
		this.directory = directory;
		this.trackRecords = trackRecords;
		this.worklist = worklist;
		this.page = page;
		this.words = words;
	}

	@ModelAttribute("stylesheet")
	String stylesheet() {
		return DirectoryController.STYLESHEET;
	}

	@PostMapping("/suspend")
	String suspend(@PathVariable("id") String id, @RequestParam("why") String why, Actor actor, Model model,
			HttpServletResponse response) {
		CommunityId community = new CommunityId(id);
		try {
			this.lifecycle.suspend(community, why, actor);
		}
		catch (ProblemException ex) {
			return again(community, ex, why, actor, model, response);
		}
		return BACK;
	}

	/** Somebody has looked at what was reported. */
	@PostMapping("/safety/done")
	@AllowedTo(Role.CURATOR)
	String looked(@PathVariable("id") String id, Actor actor) {
		this.page.safetyTask(new CommunityId(id), actor).ifPresent((task) -> this.worklist.complete(task.id(), actor));
		return BACK;
	}

	@PostMapping("/safety")
	@AllowedTo(Role.CURATOR)
	String endSafetyPause(@PathVariable("id") String id, @RequestParam("note") String note, Actor actor, Model model,
			HttpServletResponse response) {
		CommunityId community = new CommunityId(id);
		try {
			this.lifecycle.endSafetyPause(community, note, actor);
		}
		catch (ProblemException ex) {
			return again(community, ex, note, actor, model, response);
		}
		return BACK;
	}

	@PostMapping("/full")
	String full(@PathVariable("id") String id, Actor actor) {
		this.lifecycle.markFull(new CommunityId(id), actor);
		return BACK;
	}

	@PostMapping("/open")
	String open(@PathVariable("id") String id, Actor actor) {
		this.lifecycle.markOpen(new CommunityId(id), actor);
		return BACK;
	}

	/** Asks what follows, by name, before it is closed. */
	@GetMapping("/close")
	String askToClose(@PathVariable("id") String id, @RequestParam(name = "text", defaultValue = "") String text,
			Model model) {
		return close(new CommunityId(id), text, "", "", List.of(), model);
	}

	@PostMapping("/close")
	String close(@PathVariable("id") String id, @RequestParam(name = "successor", defaultValue = "") String successor,
			@RequestParam(name = "why", defaultValue = "") String why,
			@RequestParam(name = "text", defaultValue = "") String text, Actor actor, Model model,
			HttpServletResponse response) {
		CommunityId community = new CommunityId(id);
		@Nullable CommunityId following = successor.isEmpty() ? null : new CommunityId(successor);
		try {
			this.lifecycle.close(community, following, why, actor);
		}
		catch (ProblemException ex) {
			String field = ex.path();
			if (field == null || !List.of("why", "successor").contains(field)) {
				throw ex;
			}
			response.setStatus(ex.problem().status());
			return close(community, text, successor, why,
					List.of(new FieldFault(field, this.words.say("fault." + field + "." + ex.problem().code()))),
					model);
		}
		return BACK;
	}

	private String close(CommunityId id, String text, String successor, String why, List<FieldFault> faults,
			Model model) {
		DirectoryEntry entry = this.directory.entry(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		DirectoryPage found = this.directory.page(null, text, 1);
		model.addAttribute("entry", entry);
		model.addAttribute("openReferrals", this.trackRecords.openReferrals(id));
		model.addAttribute("text", text);
		model.addAttribute("successor", successor);
		model.addAttribute("why", why);
		model.addAttribute("faults", faults);
		model.addAttribute("total", found.total());
		model.addAttribute("choices", text.isBlank() ? List.of() : found.entries()
			.stream()
			.filter((other) -> other.state() != DirectoryEntry.State.CLOSED && !other.community().id().equals(id))
			.toList());
		return "directory/close";
	}

	/** The same page with what is to be put right; whatever else is refused as ever. */
	private String again(CommunityId id, ProblemException ex, String typed, Actor actor, Model model,
			HttpServletResponse response) {
		String field = ex.path();
		if (field == null || !List.of("why", "note", "task").contains(field)) {
			throw ex;
		}
		response.setStatus(ex.problem().status());
		return this.page.show(id, actor,
				List.of(new FieldFault(field, this.words.say("fault." + field + "." + ex.problem().code()))), typed,
				false, model);
	}

}
