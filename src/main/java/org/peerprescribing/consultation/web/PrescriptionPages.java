package org.peerprescribing.consultation.web;

import java.util.UUID;

import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.AuditedReading;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.notification.Letters;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

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

/** What was sent, the way back, and what came of it. */
@Controller
@RequestMapping("/prescriptions")
@AllowedTo(Role.CLINICIAN)
class PrescriptionPages {

	private static final int MOST_ROWS = 50;

	private final AuditedReading reading;

	private final Prescribing prescribing;

	private final Letters letters;

	private final WhatCameOfIt outcome;

	private final Arrivals arrivals;

	PrescriptionPages(AuditedReading reading, Prescribing prescribing, Letters letters, WhatCameOfIt outcome,
			Arrivals arrivals) {
		this.arrivals = arrivals;
		this.reading = reading;
		this.prescribing = prescribing;
		this.letters = letters;
		this.outcome = outcome;
	}

	@GetMapping
	String latest(@RequestParam(defaultValue = "") String by, Actor clinician, Model model) {
		boolean own = by.equals("me");
		model.addAttribute("own", own);
		model.addAttribute("rows",
				(own ? this.reading.own(MOST_ROWS, clinician) : this.reading.latest(MOST_ROWS, clinician)).stream()
					.map(this.outcome::row)
					.toList());
		return "consultation/prescriptions";
	}

	@GetMapping("/{id}")
	String show(@PathVariable UUID id, Actor clinician, Model model) {
		model.addAttribute("it", this.outcome.view(read(id, clinician)));
		return "consultation/prescription";
	}

	@PostMapping("/{id}/undo")
	String undo(@PathVariable UUID id, Actor clinician) {
		this.prescribing.undo(new PrescriptionId(id), clinician);
		return back(id);
	}

	@PostMapping("/{id}/issue")
	String issueNow(@PathVariable UUID id, Actor clinician) {
		this.prescribing.issueNow(new PrescriptionId(id), clinician);
		return back(id);
	}

	/**
	 * The letter as a file whose name says nothing, to be printed and kept by no browser.
	 */
	@PostMapping("/{id}/letter")
	ResponseEntity<byte[]> letter(@PathVariable UUID id, Actor clinician) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"letter.pdf\"")
			.body(this.letters.print(new PrescriptionId(id), clinician));
	}

	/**
	 * A new prescription for the same patient: from the record again, as after a sign-in.
	 */
	@PostMapping("/{id}/again")
	String again(@PathVariable UUID id, Actor clinician) {
		Patient patient = this.reading.patient(read(id, clinician).patient(), clinician)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		return "redirect:/prescribe/arrivals/"
				+ this.arrivals.announce(patient.nhsNumber(), patient.birthDate(), null, clinician).value();
	}

	@PostMapping("/{id}/revoke")
	String revoke(@PathVariable UUID id, @RequestParam int version, Actor clinician) {
		this.prescribing.revoke(new PrescriptionId(id), version, clinician);
		return back(id);
	}

	private Prescription read(UUID id, Actor clinician) {
		return this.reading.prescription(new PrescriptionId(id), clinician)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static String back(UUID id) {
		return "redirect:/prescriptions/" + id;
	}

}
