package org.peerprescribing.consultation.web;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.consultation.PracticeSetup;
import org.peerprescribing.consultation.PracticeSetup.Change;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Letterhead;
import org.peerprescribing.identity.LinkWorkerService;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A practice's administrator sees and sets up their own practice. */
@Controller
@RequestMapping("/practice")
@AllowedTo(Role.PRACTICE_ADMIN)
class PracticePages {

	private static final String STALE = "Somebody has changed this in the meantime. Look at it again, then save";

	private final PracticeSetup setup;

	private final Practices practices;

	private final Words words;

	PracticePages(PracticeSetup setup, Practices practices, Words words) {
		this.setup = setup;
		this.practices = practices;
		this.words = words;
	}

	@GetMapping
	String start(Actor administrator, Model model) {
		model.addAttribute("code", administrator.organisation().value());
		model.addAttribute("surgery", this.practices.letterhead(administrator.organisation()).orElse(null));
		model.addAttribute("linkWorker", this.practices.linkWorker(administrator.organisation()));
		return "consultation/practice";
	}

	@GetMapping("/letterhead")
	String letterhead(@RequestParam(defaultValue = "") String done, Actor administrator, Model model) {
		LetterheadForm form = this.practices.letterheadSet(administrator.organisation())
			.map((set) -> LetterheadForm.of(set.value(), set.version()))
			.orElseGet(() -> LetterheadForm.of(this.practices.letterhead(administrator.organisation())
				.orElse(Letterhead.of(administrator.organisation().value())), -1));
		return page("letterhead", form, done.equals("yes"), List.of(), model);
	}

	@PostMapping("/letterhead")
	String changeLetterhead(@RequestParam Map<String, String> sent, Actor administrator, Model model,
			HttpServletResponse response) {
		LetterheadForm form = LetterheadForm.of(sent);
		List<Fault> faults = form.faults();
		if (faults.isEmpty()) {
			Change change = this.setup.letterhead(administrator, form.version(), form.letterhead());
			if (change == Change.DONE) {
				return "redirect:/practice/letterhead?done=yes";
			}
			response.setStatus(status(change));
			faults = List
				.of(new Fault("name", (change == Change.STALE) ? STALE : this.words.say("practice.condition")));
		}
		else {
			response.setStatus(Problem.INVALID_VALUE.status());
		}
		return page("letterhead", form, false, faults, model);
	}

	@GetMapping("/link-worker")
	String linkWorker(@RequestParam(defaultValue = "") String done, Actor administrator, Model model) {
		LinkWorkerForm form = this.practices.linkWorkerSet(administrator.organisation())
			.map((set) -> LinkWorkerForm.of(set.value(), set.version()))
			.orElseGet(() -> LinkWorkerForm.of(LinkWorkerService.USUAL, -1));
		return page("practice-link-worker", form, done.equals("yes"), List.of(), model);
	}

	@PostMapping("/link-worker")
	String changeLinkWorker(@RequestParam Map<String, String> sent, Actor administrator, Model model,
			HttpServletResponse response) {
		LinkWorkerForm form = LinkWorkerForm.of(sent);
		List<Fault> faults = form.faults();
		if (faults.isEmpty()) {
			Change change = this.setup.linkWorker(administrator, form.version(), form.service());
			if (change == Change.DONE) {
				return "redirect:/practice/link-worker?done=yes";
			}
			response.setStatus(status(change));
			faults = List.of(new Fault("offered", STALE));
		}
		else {
			response.setStatus(Problem.INVALID_VALUE.status());
		}
		return page("practice-link-worker", form, false, faults, model);
	}

	@GetMapping("/people")
	String people(Actor administrator, Model model) {
		model.addAttribute("people",
				this.setup.people(administrator)
					.stream()
					.map((person) -> new PersonRow(person.name(),
							String.join(", ", person.roles().stream().map(this.words::of).sorted().toList()),
							London.time(person.lastAt())))
					.toList());
		return "consultation/people";
	}

	private static int status(Change change) {
		return (change == Change.STALE) ? Problem.STALE_VERSION.status() : Problem.INVALID_VALUE.status();
	}

	private static String page(String name, Object form, boolean done, List<Fault> faults, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("done", done);
		model.addAttribute("faults", faults);
		return "consultation/" + name;
	}

	/** A member of staff as a row. */
	record PersonRow(String name, String roles, String last) {
	}

}
