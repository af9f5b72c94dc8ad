package org.peerprescribing.sandbox;

import org.peerprescribing.identity.OpenDoor;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The raw counts behind the commissioners' reports, before disclosure control: with a
 * handful of invented patients every released table would be empty.
 */
@Controller
@TestComponent
@OpenDoor(because = "exists in the sandbox only; a commissioner is never shown these counts")
class CountersPage {

	private static final String COUNTS = """
			select kind, coalesce(step, '') as step, coalesce(evidence, '') as evidence,
			  count(*) as facts, count(distinct prescription) as prescriptions
			from reporting.fact group by 1, 2, 3 order by 1, 2, 3""";

	private final BehindTheScenes scenes;

	CountersPage(BehindTheScenes scenes) {
		this.scenes = scenes;
	}

	@GetMapping("/sandbox/counters")
	String show(Model model) {
		model.addAttribute("counts", this.scenes.rows(COUNTS));
		return "sandbox/counters";
	}

}
