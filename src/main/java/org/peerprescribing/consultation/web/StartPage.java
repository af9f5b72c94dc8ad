package org.peerprescribing.consultation.web;

import org.peerprescribing.identity.OpenDoor;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: where to go. */
@Controller
class StartPage {

	@GetMapping("/")
	@OpenDoor(because = "It holds nothing but links to doors that check who comes")
	String start() {
		return "consultation/start";
	}

}
