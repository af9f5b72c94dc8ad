package org.peerprescribing.sandbox;

import org.peerprescribing.identity.OpenDoor;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The messages to patients as they would arrive, newest first. */
@Controller
@TestComponent
@OpenDoor(because = "exists in the sandbox only, where no message leaves this machine")
class OutboxPage {

	private static final String NEWEST = """
			select id, channel, recipient, subject, text, link, code, at
			from notification.outbox order by at desc, id desc limit 100""";

	private final BehindTheScenes scenes;

	OutboxPage(BehindTheScenes scenes) {
		this.scenes = scenes;
	}

	@GetMapping("/sandbox/outbox")
	String show(Model model) {
		model.addAttribute("messages", this.scenes.rows(NEWEST));
		return "sandbox/outbox";
	}

}
