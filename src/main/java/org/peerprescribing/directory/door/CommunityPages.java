package org.peerprescribing.directory.door;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.OptionKind;
import org.peerprescribing.directory.PauseReason;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The private page of a community: whether it is shown as full, and the one button that
 * changes that. Programs that only look change nothing.
 */
@Controller
@OpenDoor(because = "A community has no account; its private address is checked here and shows nothing of a person")
class CommunityPages {

	private final CommunityDoors doors;

	private final CommunityDirectory directory;

	CommunityPages(CommunityDoors doors, CommunityDirectory directory) {
		this.doors = doors;
		this.directory = directory;
	}

	@GetMapping("/community/door/{token}")
	ModelAndView look(@PathVariable("token") String token) {
		CommunityId community = this.doors.behind(token).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		DirectoryEntry entry = this.directory.entry(community)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		boolean closed = entry.state() == DirectoryEntry.State.CLOSED;
		boolean full = entry.pausedFor().contains(PauseReason.CAPACITY);
		return new ModelAndView("directory/own-door").addObject("token", token)
			.addObject("name", entry.community().name())
			.addObject("closed", closed)
			.addObject("full", full)
			.addObject("otherReason", !closed && !full && !isShown(entry));
	}

	@PostMapping("/community/door/{token}")
	String say(@PathVariable("token") String token,
			@RequestParam(name = "capacity", defaultValue = "") String capacity) {
		this.doors.say(token, Capacity.of(capacity));
		return "redirect:/community/door/{token}";
	}

	/** Whether people are sent there, or would be but for its own word. */
	private boolean isShown(DirectoryEntry entry) {
		return (entry.kind() == OptionKind.ONLINE_COMMUNITY) ? this.directory.mayBePrescribed(entry.community().id())
				: entry.state() == DirectoryEntry.State.APPROVED;
	}

}
