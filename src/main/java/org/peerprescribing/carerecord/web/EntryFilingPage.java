package org.peerprescribing.carerecord.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.carerecord.EntryFiling;
import org.peerprescribing.carerecord.EntryToFile;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the people of a practice print and file, and the word that it is filed. */
@Controller
@RequestMapping("/practice/filing")
@AllowedTo({ Role.PRACTICE_ADMIN, Role.CLINICIAN })
class EntryFilingPage {

	private static final String LIST = "/practice/filing";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	private final EntryFiling filing;

	EntryFilingPage(EntryFiling filing) {
		this.filing = filing;
	}

	@GetMapping
	String show(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Model model) {
		return page("filed".equals(done) ? "filed" : "", "", actor, model);
	}

	/**
	 * As a file whose name says nothing, to be printed and kept by no browser.
	 */
	@GetMapping("/{entry}/document")
	ResponseEntity<byte[]> open(@PathVariable("entry") UUID entry, Actor actor) {
		return this.filing.open(entry, actor)
			.map((pdf) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_PDF)
				.cacheControl(CacheControl.noStore())
				.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"entry.pdf\"")
				.body(pdf))
			.orElseGet(() -> ResponseEntity.status(303).header(HttpHeaders.LOCATION, LIST).build());
	}

	@PostMapping("/{entry}/filed")
	String filed(@PathVariable("entry") UUID entry, @RequestParam(name = "document", defaultValue = "") String document,
			Actor actor, Model model, HttpServletResponse response) {
		return switch (this.filing.filed(entry, document, actor)) {
			case FILED -> "redirect:" + LIST + "?done=filed";
			case MADE_ANEW -> refused("made-anew", Problem.STALE_VERSION, actor, model, response);
			case NOT_WANTED -> refused("not-wanted", Problem.BUSINESS_RULE, actor, model, response);
		};
	}

	private String refused(String why, Problem problem, Actor actor, Model model, HttpServletResponse response) {
		response.setStatus(problem.status());
		return page("", why, actor, model);
	}

	private String page(String done, String refused, Actor actor, Model model) {
		model.addAttribute("done", done);
		model.addAttribute("refused", refused);
		model.addAttribute("time", TIME);
		List<EntryToFile> entries = this.filing.waiting(actor);
		model.addAttribute("entries", entries);
		model.addAttribute("mayLieThere", entries.stream().anyMatch(EntryToFile::lookFirst));
		return "carerecord/filing";
	}

}
