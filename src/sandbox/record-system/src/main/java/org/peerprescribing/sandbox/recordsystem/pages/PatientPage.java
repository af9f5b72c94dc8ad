package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.List;
import java.util.Optional;

import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.sandbox.recordsystem.hooks.Clinician;
import org.peerprescribing.sandbox.recordsystem.smart.Launches;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One patient's record as it now stands. */
@RestController
class PatientPage {

	private final RecordReader reader;

	private final Wording wording;

	private final WrittenBack writtenBack;

	private final Launches launches;

	private final Layout layout;

	PatientPage(RecordReader reader, Wording wording, WrittenBack writtenBack, Launches launches, Layout layout) {
		this.reader = reader;
		this.wording = wording;
		this.writtenBack = writtenBack;
		this.launches = launches;
		this.layout = layout;
	}

	@GetMapping("/patients/{id}")
	ResponseEntity<String> show(@PathVariable String id) {
		Optional<Patient> found = this.reader.patient(id);
		if (found.isEmpty()) {
			return notFound(this.layout);
		}
		Patient patient = found.get();
		return this.layout.page(HttpStatus.OK, Wording.name(patient),
				Html.of("{}{}{}{}{}", demographics(patient), open(patient), problems(id), phq9(id), written(id)));
	}

	static ResponseEntity<String> notFound(Layout layout) {
		return layout.page(HttpStatus.NOT_FOUND, "No such patient",
				Html.of("<p>This record has no patient at that address. <a href=\"/\">All patients</a></p>"));
	}

	private Html demographics(Patient patient) {
		List<Html> contacts = patient.getTelecom()
			.stream()
			.map((contact) -> Html.of("<dd>{}</dd>", contact.getValue()))
			.toList();
		Html died = patient.hasDeceased()
				? Html.of("<dt>Died</dt><dd>{}</dd>", this.wording.value(patient.getDeceased())) : Html.NOTHING;
		return Html.of("""
				<div class="box"><dl>
				<dt>NHS number</dt><dd>{}</dd>
				<dt>Born</dt><dd>{} (age {})</dd>
				{}<dt>Sex</dt><dd>{}</dd>
				<dt>Language</dt><dd>{}</dd>
				<dt>Practice</dt><dd>{}</dd>
				{}
				</dl>
				<p class="meta">Version {}. <a href="/fhir/Patient/{}?_pretty=true">Raw JSON</a></p></div>
				""", this.wording.nhsNumber(patient), this.wording.value(patient.getBirthDateElement()),
				this.wording.age(patient), died, patient.hasGender() ? patient.getGender().getDisplay() : "",
				patient.getCommunicationFirstRep().getLanguage().getCodingFirstRep().getCode(),
				this.wording.reference(patient.getManagingOrganization()),
				contacts.isEmpty() ? Html.NOTHING : Html.of("<dt>Contact</dt>{}", contacts),
				patient.getMeta().getVersionId(), patient.getIdElement().getIdPart());
	}

	private Html open(Patient patient) {
		String id = patient.getIdElement().getIdPart();
		List<Clinician> clinicians = this.reader.clinicians(patient);
		if (clinicians.isEmpty()) {
			return Html.of("<p>Nobody at this practice has a sign-in, so the record cannot be opened as a GP.</p>\n");
		}
		List<Html> options = clinicians.stream()
			.map((clinician) -> Html.of("<option value=\"{}\">{}</option>", clinician.roleId(), clinician.name()))
			.toList();
		return Html.of("""
				<form action="/patients/{}/open" method="post">
				<div><label for="clinician">Clinician</label>
				<select id="clinician" name="clinician">{}</select></div>
				<button>Open as a GP</button>
				{}</form>
				""", id, options, launch(id));
	}

	private Html launch(String id) {
		return this.launches.offered() ? Html.of("""
				<button formaction="/patients/{}/launch" formtarget="_blank">Launch the prescribing page</button>
				""", id) : Html.NOTHING;
	}

	private Html problems(String id) {
		List<Html> rows = this.reader.activeConditions(id).stream().map(this::problem).toList();
		return section("Problems", rows, "No active problems.", """
				<table><thead><tr><th scope="col">Problem</th><th scope="col">Code</th>\
				<th scope="col">Recorded</th></tr></thead><tbody>
				{}</tbody></table>
				""");
	}

	private Html problem(Condition condition) {
		return Html.of("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", this.wording.concept(condition.getCode()),
				condition.getCode().getCodingFirstRep().getCode(),
				this.wording.day(condition.getRecordedDateElement()));
	}

	private Html phq9(String id) {
		List<Html> rows = this.reader.phq9(id).stream().map(this::score).toList();
		return section("PHQ-9", rows, "No PHQ-9.", """
				<table><thead><tr><th scope="col">Score</th><th scope="col">Value</th>\
				<th scope="col">Answered</th></tr></thead><tbody>
				{}</tbody></table>
				""");
	}

	private Html score(Observation observation) {
		return Html.of("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", this.wording.concept(observation.getCode()),
				this.wording.value(observation.getValue()), this.wording.value(observation.getEffective()));
	}

	private Html written(String id) {
		return Html.of("{}{}{}{}",
				section("Prescriptions of peer support (ServiceRequest)",
						this.reader.prescriptions(id).stream().map(this.writtenBack::show).toList(), "None.", "{}"),
				section("Referrals (Task)", this.reader.tasks(id).stream().map(this.writtenBack::show).toList(),
						"None.", "{}"),
				section("Observations", this.reader.otherObservations(id).stream().map(this.writtenBack::show).toList(),
						"None.", "{}"),
				section("Check-in answers (QuestionnaireResponse)",
						this.reader.responses(id).stream().map(this.writtenBack::show).toList(), "None.", "{}"));
	}

	private static Html section(String title, List<Html> parts, String none, String template) {
		Html body = parts.isEmpty() ? Html.of("<p>{}</p>\n", none) : Html.of(template, parts);
		return Html.of("<h2>{}</h2>\n{}", title, body);
	}

}
