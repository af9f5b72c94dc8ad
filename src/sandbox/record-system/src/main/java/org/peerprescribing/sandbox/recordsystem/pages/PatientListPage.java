package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.List;

import org.hl7.fhir.r4.model.Patient;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is in the record, with a search by name or NHS number. */
@RestController
class PatientListPage {

	private final RecordReader reader;

	private final Wording wording;

	private final Layout layout;

	PatientListPage(RecordReader reader, Wording wording, Layout layout) {
		this.reader = reader;
		this.wording = wording;
		this.layout = layout;
	}

	@GetMapping("/")
	ResponseEntity<String> list(@RequestParam(defaultValue = "") String search) {
		List<Patient> found = this.reader.patients(search);
		return this.layout.page(HttpStatus.OK, "Patients", Html.of("""
				<form action="/" method="get">
				<div><label for="search">Name or NHS number</label>
				<input id="search" name="search" value="{}"></div>
				<button>Search</button>
				</form>
				<p>{}</p>
				{}
				""", search, (found.size() == 1) ? "1 patient" : found.size() + " patients",
				found.isEmpty() ? Html.NOTHING : table(found)));
	}

	private Html table(List<Patient> patients) {
		return Html.of("""
				<table>
				<thead><tr><th scope="col">Name</th><th scope="col">NHS number</th><th scope="col">Age</th>\
				<th scope="col">Practice</th></tr></thead>
				<tbody>
				{}</tbody>
				</table>
				""", patients.stream().map(this::row).toList());
	}

	private Html row(Patient patient) {
		return Html.of("<tr><td><a href=\"/patients/{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
				patient.getIdElement().getIdPart(), Wording.name(patient), this.wording.nhsNumber(patient),
				this.wording.age(patient) + (patient.hasDeceased() ? " (died)" : ""),
				this.wording.reference(patient.getManagingOrganization()));
	}

}
