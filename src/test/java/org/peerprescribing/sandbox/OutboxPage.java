package org.peerprescribing.sandbox;

import java.util.UUID;

import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.notification.Letters;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The messages to patients as they would arrive, newest first. */
@Controller
@TestComponent
@OpenDoor(because = "exists in the sandbox only, where no message leaves this machine")
class OutboxPage {

	private static final String NEWEST = """
			select id, channel, recipient, subject, text, link, code, at
			from notification.outbox order by at desc, id desc limit 100""";

	private static final AccessScope SCOPE = new AccessScope.OfBackground("sandbox-pages");

	private final BehindTheScenes scenes;

	private final Letters letters;

	OutboxPage(BehindTheScenes scenes, Letters letters) {
		this.scenes = scenes;
		this.letters = letters;
	}

	@GetMapping("/sandbox/outbox")
	String show(Model model) {
		model.addAttribute("messages", this.scenes.rows(NEWEST));
		return "sandbox/outbox";
	}

	/** A letter is opened as paper; it is made now and kept nowhere. */
	@GetMapping("/sandbox/outbox/{message}/letter")
	ResponseEntity<byte[]> letter(@PathVariable UUID message) {
		return SCOPE.call(() -> this.letters.inOutbox(message))
			.map((pdf) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_PDF)
				.cacheControl(CacheControl.noStore())
				.body(pdf))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}
