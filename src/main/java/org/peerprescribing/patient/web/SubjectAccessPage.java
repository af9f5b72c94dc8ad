package org.peerprescribing.patient.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditEntry;
import org.peerprescribing.audit.AuditReading;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.FormulaText;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A patient asks their practice who saw what this service holds of them: the practice's
 * administrator downloads the list, as a table or for a program.
 */
@Controller
@RequestMapping("/practice/accesses")
@AllowedTo(Role.PRACTICE_ADMIN)
class SubjectAccessPage {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	/** Tells spreadsheets that the file is UTF-8. */
	private static final String BOM = "\uFEFF";

	private final AuditReading trail;

	private final Patients patients;

	private final JsonMapper json;

	private final Clock clock;

	SubjectAccessPage(AuditReading trail, Patients patients, JsonMapper json, Clock clock) {
		this.trail = trail;
		this.patients = patients;
		this.json = json;
		this.clock = clock;
	}

	@GetMapping
	ModelAndView ask() {
		return page("", List.of(), HttpStatus.OK);
	}

	@PostMapping
	Object download(@RequestParam(name = "nhsNumber", required = false) @Nullable String nhsNumber,
			@RequestParam(name = "format", defaultValue = "csv") String format, Actor administrator) {
		AuditForm form = AuditForm.of(nhsNumber, null, null);
		if (!form.faults().isEmpty()) {
			return page(form.nhsNumber(), form.faults(), HttpStatus.UNPROCESSABLE_ENTITY);
		}
		Optional<Patient> patient = form.number().flatMap(this.patients::find);
		if (patient.isEmpty()) {
			this.trail.recordUnknownPatient(administrator, "export-accesses");
			return page(form.nhsNumber(),
					List.of(new AuditForm.Fault("nhsNumber", "Nobody at your practice has this NHS number")),
					HttpStatus.UNPROCESSABLE_ENTITY);
		}
		List<Map<String, String>> rows = this.trail.accessesOf(patient.get().id().value(), administrator)
			.stream()
			.map(SubjectAccessPage::row)
			.toList();
		return format.equals("json") ? file("json", MediaType.APPLICATION_JSON, this.json.writeValueAsString(rows))
				: file("csv", new MediaType("text", "csv", StandardCharsets.UTF_8), BOM + csv(rows));
	}

	private ResponseEntity<byte[]> file(String ending, MediaType type, String content) {
		String name = "accesses-" + LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London")) + "."
				+ ending;
		return ResponseEntity.ok()
			.contentType(type)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(content.getBytes(StandardCharsets.UTF_8));
	}

	/** The patient is not named in it: whoever downloads it knows whom it is about. */
	private static Map<String, String> row(AuditEntry entry) {
		Map<String, String> row = new LinkedHashMap<>();
		row.put("when", TIME.format(entry.at()));
		row.put("who", entry.actorName());
		row.put("did", entry.action().name().toLowerCase(Locale.ROOT));
		row.put("activity", entry.activity());
		row.put("what", entry.entity());
		row.put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
		return row;
	}

	private static String csv(List<Map<String, String>> rows) {
		StringWriter text = new StringWriter();
		try (CsvWriter csv = CsvWriter.builder().build(text)) {
			csv.writeRecord("when", "who", "did", "activity", "what", "outcome");
			rows.forEach((row) -> csv.writeRecord(row.values().stream().map(FormulaText::neutral).toList()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	private static ModelAndView page(String typed, List<AuditForm.Fault> faults, HttpStatus status) {
		return new ModelAndView("patient/accesses", status).addObject("typed", typed).addObject("faults", faults);
	}

}
