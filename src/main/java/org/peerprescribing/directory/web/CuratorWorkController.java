package org.peerprescribing.directory.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.WorkItemId;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the people who look after the directory. */
@Controller
@RequestMapping("/directory/work")
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class CuratorWorkController {

	private final WorkRows rows;

	private final Worklist worklist;

	CuratorWorkController(WorkRows rows, Worklist worklist) {
		this.rows = rows;
		this.worklist = worklist;
	}

	@ModelAttribute("stylesheet")
	String stylesheet() {
		return DirectoryController.STYLESHEET;
	}

	/** The first rows of every group, or one group by the page. */
	@GetMapping
	String work(@RequestParam(name = "group", defaultValue = "") String group,
			@RequestParam(name = "page", defaultValue = "1") String page, Actor actor, Model model) {
		int number = Pages.number(page);
		List<WorkGroup.Name> names = Arrays.stream(WorkGroup.Name.values())
			.filter((name) -> group.isEmpty() || name.name().equals(group))
			.toList();
		if (names.isEmpty()) {
			throw new ProblemException(Problem.UNKNOWN_CODE, "group");
		}
		Map<WorkGroup.Name, List<WorkGroup.Row>> all = this.rows.of(actor);
		model.addAttribute("groups", names.stream().map((name) -> {
			List<WorkGroup.Row> found = all.getOrDefault(name, List.of());
			return group.isEmpty() ? WorkGroup.first(name, found) : WorkGroup.page(name, found, number);
		}).toList());
		model.addAttribute("alone", !group.isEmpty());
		return "directory/work";
	}

	@PostMapping("/{task}/done")
	String done(@PathVariable("task") UUID task, Actor actor) {
		this.worklist.complete(new WorkItemId(task), actor);
		return "redirect:/directory/work";
	}

}
