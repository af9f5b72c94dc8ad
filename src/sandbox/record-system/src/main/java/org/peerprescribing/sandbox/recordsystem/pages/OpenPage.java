package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.sandbox.recordsystem.hooks.Card;
import org.peerprescribing.sandbox.recordsystem.hooks.Clinician;
import org.peerprescribing.sandbox.recordsystem.hooks.HookAnswer;
import org.peerprescribing.sandbox.recordsystem.hooks.PatientViewHook;
import org.peerprescribing.sandbox.recordsystem.smart.Launches;

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

	private final Launches launches;

	private final Layout layout;

	OpenPage(RecordReader reader, PatientViewHook hook, Launches launches, Layout layout) {
		this.reader = reader;
		this.hook = hook;
		this.launches = launches;
		this.layout = layout;
	}

	@PostMapping("/patients/{id}/open")
	ResponseEntity<String> open(@PathVariable String id, @RequestParam(defaultValue = "") String clinician) {
		return as(id, clinician, this::hook);
	}

	/** Leads to the service's page by a SMART launch, where launches are offered. */
	@PostMapping("/patients/{id}/launch")
	ResponseEntity<String> launch(@PathVariable String id, @RequestParam(defaultValue = "") String clinician) {
		if (!this.launches.offered()) {
			return this.layout.page(HttpStatus.NOT_FOUND, "No launch",
					Html.of("<p>This record system offers no launch. <a href=\"/patients/{}\">Back</a></p>", id));
		}
		return as(id, clinician, (patient,
				who) -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(this.launches.begin(id, who)).build());
	}

	private ResponseEntity<String> as(String id, String clinician,
			BiFunction<Patient, Clinician, ResponseEntity<String>> act) {
		Optional<Patient> patient = this.reader.patient(id);
		if (patient.isEmpty()) {
			return PatientPage.notFound(this.layout);
		}
		return this.reader.clinicians(patient.get())
			.stream()
			.filter((candidate) -> candidate.roleId().equals(clinician))
			.findFirst()
			.map((who) -> act.apply(patient.get(), who))
			.orElseGet(() -> this.layout.page(HttpStatus.BAD_REQUEST, "No such clinician", Html
				.of("<p>Choose a clinician of the patient's practice. <a href=\"/patients/{}\">Back</a></p>", id)));
	}

	private ResponseEntity<String> hook(Patient patient, Clinician who) {
		String id = patient.getIdElement().getIdPart();
		HookAnswer answer = this.hook.call(who, id, this.reader.prefetch(patient));
		return this.layout.page(HttpStatus.OK, Wording.name(patient), Html.of("""
				<p>Opened as {} at {}. <a href="/patients/{}">Back to the record</a></p>
				{}
				""", who.name(), who.odsCode(), id, shown(answer, id, who)));
	}

	private Html shown(HookAnswer answer, String id, Clinician who) {
		if (answer instanceof HookAnswer.Failed failed) {
			return Html.of("<p class=\"box failure\" role=\"alert\">{}</p>", failed.reason());
		}
		List<Card> cards = ((HookAnswer.Cards) answer).cards();
		if (cards.isEmpty()) {
			return Html.of("<p class=\"box\">The prescribing service has nothing to say about this patient.</p>");
		}
		return Html.of("{}", cards.stream().map((card) -> card(card, id, who)).toList());
	}

	private Html card(Card card, String id, Clinician who) {
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
				card.links().stream().map((link) -> link(link, id, who)).toList());
	}

	/**
	 * Only web addresses become links: a card comes from outside. A SMART link is a
	 * launch of the registered client.
	 */
	private Html link(Card.Link link, String id, Clinician who) {
		if (link.smart() && this.launches.offered()) {
			return Html.of("""
					<form action="/patients/{}/launch" method="post" target="_blank">
					<input type="hidden" name="clinician" value="{}"><button>{}</button></form>
					""", id, who.roleId(), link.label());
		}
		if (link.smart() || !link.url().matches("https?://.+")) {
			return Html.of("<p>{}</p>\n", link.label());
		}
		return Html.of("<p><a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{}</a></p>\n", link.url(),
				link.label());
	}

}
