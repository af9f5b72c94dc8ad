package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ErasureReason;
import org.peerprescribing.consultation.AuditedReading;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A practice erases what is held of its patient besides the clinical record. */
@Controller
@RequestMapping("/practice/patients/{id}/erasure")
@AllowedTo({ Role.PRACTICE_ADMIN, Role.CLINICIAN })
class ErasurePage {

	private final AuditedReading reading;

	private final Consents consents;

	private final Words words;

	private final Clock clock;

	ErasurePage(AuditedReading reading, Consents consents, Words words, Clock clock) {
		this.reading = reading;
		this.consents = consents;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping
	String show(@PathVariable UUID id, Actor actor, Model model) {
		return page(patient(id, actor), List.of(), false, model);
	}

	/** The reason and the confirmation must both be given. */
	@PostMapping
	String erase(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String confirmed, Actor actor, Model model, HttpServletResponse response) {
		Patient patient = patient(id, actor);
		Optional<ErasureReason> why = Arrays.stream(ErasureReason.values())
			.filter((one) -> one.name().equals(reason))
			.findFirst();
		List<Fault> faults = new ArrayList<>();
		if (why.isEmpty()) {
			faults.add(new Fault("reason", this.words.say("erasure.reason.missing")));
		}
		if (!confirmed.equals("yes")) {
			faults.add(new Fault("confirmed", this.words.say("erasure.confirm.missing")));
		}
		if (!faults.isEmpty()) {
			response.setStatus(Problem.REQUIRED.status());
			return page(patient, faults, false, model);
		}
		this.consents.erase(patient.id(), patient.practice(), why.orElseThrow(), actor);
		return page(patient, List.of(), true, model);
	}

	private Patient patient(UUID id, Actor actor) {
		return this.reading.forErasure(new PatientId(id), actor)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private String page(Patient patient, List<Fault> faults, boolean done, Model model) {
		model.addAttribute("id", patient.id().value());
		model.addAttribute("person",
				PatientHeading.of(patient, LocalDate.ofInstant(this.clock.instant(), London.ZONE)));
		model.addAttribute("reasons", ErasureReason.values());
		model.addAttribute("faults", faults);
		model.addAttribute("done", done);
		return "consultation/erasure";
	}

}
