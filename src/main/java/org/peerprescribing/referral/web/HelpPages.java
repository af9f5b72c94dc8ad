package org.peerprescribing.referral.web;

import org.peerprescribing.identity.OpenDoor;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What everybody may read. */
@Controller
@OpenDoor(because = "Urgent help, the privacy notice and the accessibility statement are for everybody")
class HelpPages {

	@GetMapping("/help/urgent")
	String urgent() {
		return "referral/urgent";
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
