package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.consultation.Timings;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the service says about itself to a practice: seconds to send, and its cards. */
@Controller
@AllowedTo({ Role.CLINICIAN, Role.PRACTICE_ADMIN })
class UsePage {

	private static final Duration LATELY = Duration.ofDays(90);

	private final Timings timings;

	private final CardLog cards;

	private final Clock clock;

	UsePage(Timings timings, CardLog cards, Clock clock) {
		this.timings = timings;
		this.cards = cards;
		this.clock = clock;
	}

	@GetMapping("/practice/use")
	String show(Model model) {
		Instant since = this.clock.instant().minus(LATELY);
		model.addAttribute("toSend", this.timings.toSend(since).orElse(null));
		model.addAttribute("figures", this.cards.figures(since));
		return "consultation/use";
	}

}
