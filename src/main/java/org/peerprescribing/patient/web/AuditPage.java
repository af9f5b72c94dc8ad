package org.peerprescribing.patient.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditEntry;
import org.peerprescribing.audit.AuditQuestion;
import org.peerprescribing.audit.AuditReading;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where an auditor looks into the trail of their organisation. What is looked for travels
 * in a form, never in an address.
 */
@Controller
@RequestMapping("/audit")
@AllowedTo(Role.AUDITOR)
class AuditPage {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	private final AuditReading trail;

	private final Patients patients;

	AuditPage(AuditReading trail, Patients patients) {
		this.trail = trail;
		this.patients = patients;
	}

	@GetMapping
	ModelAndView ask() {
		return page(AuditForm.EMPTY, List.of(), null, HttpStatus.OK);
	}

	@PostMapping
	ModelAndView search(@RequestParam(name = "nhsNumber", required = false) @Nullable String nhsNumber,
			@RequestParam(name = "person", required = false) @Nullable String person,
			@RequestParam(name = "day", required = false) @Nullable String day, Actor auditor) {
		AuditForm form = AuditForm.of(nhsNumber, person, day);
		if (!form.faults().isEmpty()) {
			return page(form, form.faults(), null, HttpStatus.UNPROCESSABLE_ENTITY);
		}
		Optional<Patient> patient = form.number().flatMap(this.patients::find);
		if (form.number().isPresent() && patient.isEmpty()) {
			this.trail.recordUnknownPatient(auditor, "search-trail");
			return page(form, List.of(new AuditForm.Fault("nhsNumber", "Nobody here has this NHS number")), null,
					HttpStatus.UNPROCESSABLE_ENTITY);
		}
		AuditQuestion question = new AuditQuestion(patient.map((one) -> one.id().value()).orElse(null), form.name(),
				form.date());
		return page(form, List.of(), this.trail.search(question, auditor), HttpStatus.OK);
	}

	private static ModelAndView page(AuditForm form, List<AuditForm.Fault> faults, @Nullable List<AuditEntry> found,
			HttpStatus status) {
		return new ModelAndView("patient/audit", status).addObject("form", form)
			.addObject("faults", faults)
			.addObject("found", found)
			.addObject("most", AuditReading.MOST)
			.addObject("time", TIME);
	}

}
