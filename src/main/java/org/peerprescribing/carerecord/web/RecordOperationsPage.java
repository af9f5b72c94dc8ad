package org.peerprescribing.carerecord.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

import org.peerprescribing.carerecord.RecordOperations;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How the entries stand, and what to do about those that stay behind. */
@Controller
@RequestMapping("/operations/record")
@AllowedTo(Role.OPERATOR)
class RecordOperationsPage {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	private final RecordOperations operations;

	RecordOperationsPage(RecordOperations operations) {
		this.operations = operations;
	}

	@GetMapping
	String show(Model model) {
		model.addAttribute("time", TIME);
		model.addAttribute("backlogs", this.operations.backlogs());
		model.addAttribute("dead", this.operations.deadLetters());
		model.addAttribute("differences", this.operations.differences());
		return "carerecord/operations";
	}

	@PostMapping("/dead/{entry}/replay")
	String replay(@PathVariable("entry") String entry, Actor actor) {
		this.operations.replay(uuid(entry), actor);
		return "redirect:/operations/record";
	}

	@PostMapping("/differences/{prescription}/send-again")
	String sendAgain(@PathVariable("prescription") String prescription, Actor actor) {
		this.operations.sendAgain(new PrescriptionId(uuid(prescription)), actor);
		return "redirect:/operations/record";
	}

	private static UUID uuid(String text) {
		try {
			return UUID.fromString(text);
		}
		catch (IllegalArgumentException ex) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
	}

}
