package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.peerprescribing.consultation.ArrivalId;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.Clinicians;
import org.peerprescribing.consultation.OpenResult;
import org.peerprescribing.consultation.PatientOpening;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Finds a patient by NHS number and date of birth, both of which travel in the body of a
 * request and never in an address.
 */
@Controller
@AllowedTo(Role.CLINICIAN)
class FindPatientPage {

	private final PatientOpening opening;

	private final Arrivals arrivals;

	private final Clinicians clinicians;

	private final MonthlyLine monthly;

	private final Clock clock;

	FindPatientPage(PatientOpening opening, Arrivals arrivals, Clinicians clinicians, MonthlyLine monthly,
			Clock clock) {
		this.opening = opening;
		this.arrivals = arrivals;
		this.clinicians = clinicians;
		this.monthly = monthly;
		this.clock = clock;
	}

	@GetMapping("/prescribe")
	String ask(Actor clinician, Model model) {
		model.addAttribute("monthly", this.monthly.of(clinician));
		return show("consultation/find", FindForm.EMPTY, List.of(), model);
	}

	/** Switches the line of the month on or off, for whoever is signed in. */
	@PostMapping("/prescribe/monthly-line")
	String monthlyLine(@RequestParam(defaultValue = "false") boolean wanted, Actor clinician) {
		this.clinicians.wantMonthlyLine(wanted, clinician);
		return "redirect:/prescribe";
	}

	@PostMapping("/prescribe")
	String find(@RequestParam MultiValueMap<String, String> sent, Actor clinician, Model model) {
		FindForm form = FindForm.of(sent);
		List<Fault> faults = form.faults(today());
		if (!faults.isEmpty()) {
			return show("consultation/find", form, faults, model);
		}
		return answer(this.opening.open(form.number().orElseThrow(), form.birthDate().orElseThrow(), null, clinician),
				form, model);
	}

	@PostMapping("/prescribe/by-hand")
	String byHand(@RequestParam MultiValueMap<String, String> sent, Actor clinician, Model model) {
		FindForm form = FindForm.of(sent);
		List<Fault> faults = form.faultsByHand(today());
		if (!faults.isEmpty()) {
			return show("consultation/by-hand", form, faults, model);
		}
		return answer(this.opening.openByHand(form.person(clinician), clinician), form, model);
	}

	/** Behind the link on a record system's card. */
	@GetMapping("/prescribe/arrivals/{id}")
	String arrive(@PathVariable UUID id, Actor clinician, Model model) {
		Arrivals.Arrival arrival = this.arrivals.find(new ArrivalId(id))
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		return answer(this.opening.open(arrival.nhsNumber(), arrival.birthDate(), arrival.recordUser(), clinician),
				FindForm.of(arrival.nhsNumber(), arrival.birthDate()), model);
	}

	private String answer(OpenResult result, FindForm form, Model model) {
		return switch (result) {
			case OpenResult.Opened opened -> "redirect:/prescribe/visits/" + opened.visit().value();
			case OpenResult.NotFound none -> show("consultation/find", form,
					List.of(new Fault("nhsNumber",
							"Your record system has no patient with this NHS number and date of birth. Check both")),
					model);
			case OpenResult.ByHand silent -> show("consultation/by-hand", form, List.of(), model);
			case OpenResult.Deceased deceased -> "consultation/deceased";
			case OpenResult.TooYoung young -> "consultation/too-young";
		};
	}

	private static String show(String page, FindForm form, List<Fault> faults, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("sexes", Sex.values());
		return page;
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), London.ZONE);
	}

}
