package org.peerprescribing.referral.web;

import org.peerprescribing.identity.OpenDoor;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What everybody may read. */
@Controller
@OpenDoor(because = "Urgent help, the writing exercise and the two statements are for everybody and know nobody")
class HelpPages {

	@GetMapping("/help/urgent")
	String urgent() {
		return "referral/urgent";
	}

	/** Guided expressive writing; what is written there never leaves the browser. */
	@GetMapping("/help/writing")
	String writing() {
		return "referral/writing";
	}

	@GetMapping("/help/privacy")
	String privacy() {
		return "referral/privacy";
	}

	@GetMapping("/help/accessibility")
	String accessibility() {
		return "referral/accessibility";
	}

}
