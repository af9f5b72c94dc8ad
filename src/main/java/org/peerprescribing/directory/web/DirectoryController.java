package org.peerprescribing.directory.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.DirectoryEntry;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory for those who look after it: the list, and each community. */
@Controller
@RequestMapping("/directory")
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class DirectoryController {

	/** What the curators' pages add to the design system. */
	static final String STYLESHEET = "/assets/directory.css";

	private final CommunityDirectory directory;

	private final CommunityLinks links;

	private final CommunityPage page;

	DirectoryController(CommunityDirectory directory, CommunityLinks links, CommunityPage page) {
		this.directory = directory;
		this.links = links;
		this.page = page;
	}

	@ModelAttribute("stylesheet")
	String stylesheet() {
		return STYLESHEET;
	}

	@GetMapping
	String list(@RequestParam(name = "state", required = false) @Nullable String state,
			@RequestParam(name = "text", defaultValue = "") String text,
			@RequestParam(name = "page", defaultValue = "1") String page, Model model) {
		DirectoryEntry.@Nullable State wanted = (state == null || state.isEmpty()) ? null : state(state);
		model.addAttribute("page", this.directory.page(wanted, text, Pages.number(page)));
		model.addAttribute("failing",
				this.links.failing().stream().collect(Collectors.toMap(FailingLink::community, Function.identity())));
		model.addAttribute("states", DirectoryEntry.State.values());
		model.addAttribute("wanted", wanted);
		model.addAttribute("text", text);
		return "directory/list";
	}

	@GetMapping("/{id}")
	String show(@PathVariable("id") String id, @RequestParam(name = "history", defaultValue = "") String history,
			@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Model model) {
		model.addAttribute("done", List.of("approved").contains(done) ? done : "");
		return this.page.show(new CommunityId(id), actor, List.of(), "", "all".equals(history), model);
	}

	private static DirectoryEntry.State state(String name) {
		return Arrays.stream(DirectoryEntry.State.values())
			.filter((state) -> state.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, "state"));
	}

}
