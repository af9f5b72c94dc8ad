package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.sandbox.recordsystem.hooks.Card;
import org.peerprescribing.sandbox.recordsystem.hooks.Clinician;
import org.peerprescribing.sandbox.recordsystem.hooks.HookAnswer;
import org.peerprescribing.sandbox.recordsystem.hooks.PatientViewHook;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opens a record as a clinician: calls the patient-view hook and shows the cards that
 * come back.
 */
@RestController
class OpenPage {

	private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");

	private final RecordReader reader;

	private final PatientViewHook hook;

	private final Layout layout;

	OpenPage(RecordReader reader, PatientViewHook hook, Layout layout) {
		this.reader = reader;
		this.hook = hook;
		this.layout = layout;
	}

	@PostMapping("/patients/{id}/open")
	ResponseEntity<String> open(@PathVariable String id, @RequestParam(defaultValue = "") String clinician) {
		Optional<Patient> patient = this.reader.patient(id);
		if (patient.isEmpty()) {
			return PatientPage.notFound(this.layout);
		}
		Optional<Clinician> who = this.reader.clinicians(patient.get())
			.stream()
			.filter((candidate) -> candidate.roleId().equals(clinician))
			.findFirst();
		if (who.isEmpty()) {
			return this.layout.page(HttpStatus.BAD_REQUEST, "No such clinician", Html
				.of("<p>Choose a clinician of the patient's practice. <a href=\"/patients/{}\">Back</a></p>", id));
		}
		HookAnswer answer = this.hook.call(who.get(), id, this.reader.prefetch(patient.get()));
		return this.layout.page(HttpStatus.OK, Wording.name(patient.get()), Html.of("""
				<p>Opened as {} at {}. <a href="/patients/{}">Back to the record</a></p>
				{}
				""", who.get().name(), who.get().odsCode(), id, shown(answer)));
	}

	private static Html shown(HookAnswer answer) {
		if (answer instanceof HookAnswer.Failed failed) {
			return Html.of("<p class=\"box failure\" role=\"alert\">{}</p>", failed.reason());
		}
		List<Card> cards = ((HookAnswer.Cards) answer).cards();
		if (cards.isEmpty()) {
			return Html.of("<p class=\"box\">The prescribing service has nothing to say about this patient.</p>");
		}
		return Html.of("{}", cards.stream().map(OpenPage::card).toList());
	}

	private static Html card(Card card) {
		String indicator = INDICATORS.contains(card.indicator()) ? card.indicator() : "info";
		return Html.of("""
				<article class="box card card-{}">
				<h2>{}</h2>
				<p class="meta">{}. Source: {}</p>
				{}{}{}
				</article>
				""", indicator, card.summary(),
				indicator.substring(0, 1).toUpperCase(Locale.UK) + indicator.substring(1), card.source(),
				card.detail().isBlank() ? Html.NOTHING : Html.of("<p class=\"narrative\">{}</p>\n", card.detail()),
				card.suggestions().stream().map((label) -> Html.of("<p>Suggestion: {}</p>\n", label)).toList(),
				card.links().stream().map(OpenPage::link).toList());
	}

	/** Only web addresses become links: a card comes from outside. */
	private static Html link(Card.Link link) {
		if (!link.url().matches("https?://.+")) {
			return Html.of("<p>{}</p>\n", link.label());
		}
		return Html.of("<p><a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{}</a></p>\n", link.url(),
				link.label());
	}

}
