package org.peerprescribing.sandbox;

import org.peerprescribing.identity.OpenDoor;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who can sign in, with which password and one-time code, and where to go. */
@Controller
@TestComponent
@OpenDoor(because = "exists in the sandbox only, where everybody is invented")
class StartPage {

	private final String recordAddress;

	StartPage(Environment environment) {
		this.recordAddress = environment.getRequiredProperty("sandbox.record-address");
	}

	@GetMapping("/sandbox")
	String show(Model model) {
		model.addAttribute("people", SandboxPerson.all());
		model.addAttribute("recordAddress", this.recordAddress);
		return "sandbox/start";
	}

}
