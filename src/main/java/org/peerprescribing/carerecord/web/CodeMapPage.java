package org.peerprescribing.carerecord.web;

import org.peerprescribing.carerecord.CodeMapInForce;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which national codes this service writes into the practice's own record. */
@Controller
@AllowedTo(Role.PRACTICE_ADMIN)
class CodeMapPage {

	private final CodeMapInForce codes;

	CodeMapPage(CodeMapInForce codes) {
		this.codes = codes;
	}

	@GetMapping("/practice/codes")
	String show(Actor actor, Model model) {
		model.addAttribute("map", this.codes.of(actor));
		return "carerecord/codes";
	}

}
