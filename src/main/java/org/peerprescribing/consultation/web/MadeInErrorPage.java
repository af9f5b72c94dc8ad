package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.consultation.AuditedReading;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.ErrorReason;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A clinician says of an issued prescription that it was made in error, and why. */
@Controller
@RequestMapping("/prescriptions/{id}/error")
@AllowedTo(Role.CLINICIAN)
class MadeInErrorPage {

	private final AuditedReading reading;

	private final Patients patients;

	private final Prescribing prescribing;

	private final WhatCameOfIt outcome;

	private final Words words;

	private final Clock clock;

	MadeInErrorPage(AuditedReading reading, Patients patients, Prescribing prescribing, WhatCameOfIt outcome,
			Words words, Clock clock) {
		this.reading = reading;
		this.patients = patients;
		this.prescribing = prescribing;
		this.outcome = outcome;
		this.words = words;
		this.clock = clock;
	}

	/** The page that asks why; of what cannot be in error any more, what came of it. */
	@GetMapping
	String ask(@PathVariable UUID id, Actor clinician, Model model) {
		Prescription prescription = read(id, clinician);
		return PrescriptionView.canBeInError(prescription) ? page(prescription, List.of(), model) : back(id);
	}

	/**
	 * The reason must be given, and nobody may have changed the prescription since the
	 * page was shown. What was in error already stays as it is.
	 */
	@PostMapping
	String say(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
			Actor clinician, Model model, HttpServletResponse response) {
		Prescription prescription = read(id, clinician);
		Optional<ErrorReason> why = Arrays.stream(ErrorReason.values())
			.filter((one) -> one.name().equals(reason))
			.findFirst();
		if (why.isEmpty()) {
			return again(prescription, new Fault("reason", this.words.say("error.reason.missing")), Problem.REQUIRED,
					model, response);
		}
		try {
			this.prescribing.enterInError(prescription.id(), version, why.get(), clinician);
		}
		catch (ProblemException ex) {
			if (ex.problem() != Problem.STALE_VERSION) {
				throw ex;
			}
			return again(read(id, clinician), new Fault("reason", this.words.say("error.stale")), ex.problem(), model,
					response);
		}
		return back(id);
	}

	private String again(Prescription prescription, Fault fault, Problem problem, Model model,
			HttpServletResponse response) {
		response.setStatus(problem.status());
		return page(prescription, List.of(fault), model);
	}

	private String page(Prescription prescription, List<Fault> faults, Model model) {
		model.addAttribute("person", this.patients.find(prescription.patient())
			.map((patient) -> PatientHeading.of(patient, LocalDate.ofInstant(this.clock.instant(), London.ZONE)))
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
		model.addAttribute("row", this.outcome.row(prescription));
		model.addAttribute("version", prescription.version());
		model.addAttribute("reasons", ErrorReason.values());
		model.addAttribute("faults", faults);
		return "consultation/in-error";
	}

	private Prescription read(UUID id, Actor clinician) {
		return this.reading.prescription(new PrescriptionId(id), clinician)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static String back(UUID id) {
		return "redirect:/prescriptions/" + id;
	}

}
