package org.peerprescribing.sandbox;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows business time and moves it forward. */
@Controller
@TestComponent
@OpenDoor(because = "exists in the sandbox only, whose time is its own")
class ClockPage {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	private final SandboxClock clock;

	ClockPage(Clock clock) {
		this.clock = (SandboxClock) clock;
	}

	@GetMapping("/sandbox/clock")
	String show(Model model) {
		model.addAttribute("now", FORMAT.format(this.clock.instant()));
		model.addAttribute("days", this.clock.offset().toDays());
		return "sandbox/clock";
	}

	@PostMapping("/sandbox/clock")
	String move(@RequestParam int days) {
		if (days < 1 || days > 400) {
			throw new ProblemException(Problem.INVALID_VALUE, "days");
		}
		this.clock.forward(days);
		return "redirect:/sandbox/clock";
	}

}
