package org.peerprescribing.directory.door;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a curator gives a community its own door. A new key or address stands in the
 * answer to the form that asked for it, and nowhere else.
 */
@Controller
@RequestMapping("/directory/{id}/door")
@AllowedTo(Role.CURATOR)
class DoorPages {

	private final CommunityDoors doors;

	private final CommunityDirectory directory;

	private final DoorSettings settings;

	DoorPages(CommunityDoors doors, CommunityDirectory directory, DoorSettings settings) {
		this.doors = doors;
		this.directory = directory;
		this.settings = settings;
	}

	@GetMapping
	@AllowedTo({ Role.CURATOR, Role.APPROVER })
	ModelAndView show(@PathVariable("id") String id, Actor actor) {
		return page(new CommunityId(id), actor);
	}

	@PostMapping("/key")
	ModelAndView makeKey(@PathVariable("id") String id, Actor actor) {
		CommunityId community = new CommunityId(id);
		String key = this.doors.makeKey(community, actor);
		return page(community, actor).addObject("newKey", key);
	}

	@PostMapping("/key/revoke")
	String revokeKeys(@PathVariable("id") String id, Actor actor) {
		this.doors.revokeKeys(new CommunityId(id), actor);
		return "redirect:/directory/{id}/door";
	}

	@PostMapping("/page")
	ModelAndView makePage(@PathVariable("id") String id, Actor actor) {
		CommunityId community = new CommunityId(id);
		String token = this.doors.makePage(community, actor);
		return page(community, actor).addObject("newAddress", address("/community/door/" + token));
	}

	@PostMapping("/page/revoke")
	String revokePage(@PathVariable("id") String id, Actor actor) {
		this.doors.revokePage(new CommunityId(id), actor);
		return "redirect:/directory/{id}/door";
	}

	private ModelAndView page(CommunityId id, Actor actor) {
		Community community = this.directory.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		CommunityDoors.Doors doors = this.doors.of(id);
		return new ModelAndView("directory/door").addObject("community", community)
			.addObject("doors", doors)
			.addObject("page", doors.page().orElse(null))
			.addObject("hook", address("/communities/" + id + "/capacity"))
			.addObject("referralHook", address("/communities/" + id + "/referral"))
			.addObject("codePage", address("/community/code"))
			.addObject("mayChange", actor.is(Role.CURATOR));
	}

	private String address(String path) {
		return this.settings.publicAddress() + path;
	}

}
