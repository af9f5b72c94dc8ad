package org.peerprescribing.consultation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.consultation.Clinicians;
import org.peerprescribing.consultation.Colleague;
import org.peerprescribing.consultation.DeclineReason;
import org.peerprescribing.consultation.Drafts;
import org.peerprescribing.consultation.Timings;
import org.peerprescribing.consultation.Visit;
import org.peerprescribing.consultation.VisitId;
import org.peerprescribing.consultation.Visits;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.LinkWorkerResult;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.SignResult;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page on which a clinician prescribes: answers above, what fits below. */
@Controller
@RequestMapping("/prescribe/visits/{id}")
@AllowedTo(Role.CLINICIAN)
class VisitPage {

	private final Visits visits;

	private final Patients patients;

	private final MatchAsking asking;

	private final Matching matching;

	private final Prescribing prescribing;

	private final LinkWorkers linkWorkers;

	private final CardLog cards;

	private final Timings timings;

	private final Drafts drafts;

	private final Clinicians clinicians;

	private final VisitView view;

	VisitPage(Visits visits, Patients patients, MatchAsking asking, Matching matching, Prescribing prescribing,
			LinkWorkers linkWorkers, CardLog cards, Timings timings, Drafts drafts, Clinicians clinicians,
			VisitView view) {
		this.visits = visits;
		this.patients = patients;
		this.asking = asking;
		this.matching = matching;
		this.prescribing = prescribing;
		this.linkWorkers = linkWorkers;
		this.cards = cards;
		this.timings = timings;
		this.drafts = drafts;
		this.clinicians = clinicians;
		this.view = view;
	}

	/** To whom it can be left. */
	@ModelAttribute("colleagues")
	List<Colleague> colleagues(Actor clinician) {
		return this.clinicians.colleaguesOf(clinician);
	}

	@GetMapping
	String open(@PathVariable UUID id, Actor clinician, Model model) {
		Opened opened = read(id, clinician);
		return this.view.ask(opened.visit(), opened.patient(), this.view.prefilled(opened.visit()), List.of(), model);
	}

	/** "Show what fits". */
	@PostMapping(params = { "!community", "!decline", "!later", "!linkWorker" })
	String match(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Actor clinician,
			Model model) {
		Opened opened = read(id, clinician);
		VisitForm form = VisitForm.of(sent);
		List<Fault> faults = form.faults();
		if (!faults.isEmpty()) {
			return this.view.ask(opened.visit(), opened.patient(), form, faults, model);
		}
		return show(opened, form.orContactOf(this.view.prefilled(opened.visit())), List.of(), clinician, model);
	}

	/** "Send this one". */
	@PostMapping(params = { "community", "!linkWorker" })
	String send(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Actor clinician, Model model) {
		Opened opened = read(id, clinician);
		VisitForm form = VisitForm.of(sent);
		List<Fault> missing = form.faults();
		if (!missing.isEmpty()) {
			return this.view.ask(opened.visit(), opened.patient(), form, missing, model);
		}
		MatchRequest shown = (form.run() != null) ? this.matching.request(form.run()).orElse(null) : null;
		if (shown == null
				|| !MatchAsking.sameAnswers(shown, this.asking.question(form, opened.visit(), opened.patient()))) {
			return show(opened, form,
					List.of(new Fault("cards", "The answers have changed. Look at what fits now, then send")),
					clinician, model);
		}
		List<Fault> faults = new ArrayList<>();
		return SendOrder.of(form, sent, opened.patient(), shown, !this.matching.cautions(shown).isEmpty(), faults)
			.map((order) -> answer(this.prescribing.sign(order, clinician), opened, form, clinician, model))
			.orElseGet(() -> show(opened, form, faults, clinician, model));
	}

	/** "None of these", with or without a reason. */
	@PostMapping(params = { "decline", "!community", "!linkWorker" })
	String decline(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent,
			@RequestParam(defaultValue = "") String why, Actor clinician) {
		Opened opened = read(id, clinician);
		VisitForm form = VisitForm.of(sent);
		if (form.run() != null) {
			this.prescribing.recordOffer(form.run(), Prescribing.Offer.DECLINED, clinician);
		}
		this.cards.decline(opened.patient().nhsNumber(), DeclineReason.of(why).orElse(null), clinician);
		this.timings.cancelled(opened.visit().id());
		this.drafts.finish(opened.visit().id(), clinician);
		return "redirect:/prescribe";
	}

	/**
	 * "Ask the link worker": an order of its own; nothing of it is an offer or a run.
	 */
	@PostMapping(params = "linkWorker")
	String linkWorker(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Actor clinician,
			Model model) {
		Opened opened = read(id, clinician);
		VisitForm form = VisitForm.of(sent);
		List<Fault> missing = form.faults();
		if (!missing.isEmpty()) {
			return this.view.ask(opened.visit(), opened.patient(), form, missing, model);
		}
		if (!this.matching.leavesOtherWays(this.asking.question(form, opened.visit(), opened.patient()))) {
			return show(opened, form, List.of(SendOrder.fault(Problem.UNSAFE)), clinician, model);
		}
		return switch (this.linkWorkers.request(LinkWorkerOrder.of(form, sent, opened.patient()), clinician)) {
			case LinkWorkerResult.Requested asked -> "redirect:/link-worker/" + asked.request().value();
			case LinkWorkerResult.Refused refused -> show(opened, form.orContactOf(this.view.prefilled(opened.visit())),
					List.of(LinkWorkerOrder.fault(refused.problem())), clinician, model);
		};
	}

	private String answer(SignResult result, Opened opened, VisitForm form, Actor clinician, Model model) {
		return switch (result) {
			case SignResult.Signed signed -> {
				this.timings.sent(opened.visit().id());
				this.drafts.finish(opened.visit().id(), clinician);
				yield "redirect:/prescriptions/" + signed.prescription().value();
			}
			case SignResult.Refused refused ->
				show(opened, form, List.of(SendOrder.fault(refused.problem())), clinician, model);
		};
	}

	private String show(Opened opened, VisitForm form, List<Fault> faults, Actor clinician, Model model) {
		Visit visit = opened.visit();
		MatchRequest question = this.asking.question(form, visit, opened.patient());
		model.addAttribute("cautions", this.matching.cautions(question));
		return this.view.show(visit, opened.patient(), form, faults, this.matching.match(question), clinician, model);
	}

	private Opened read(UUID id, Actor clinician) {
		return this.visits.read(new VisitId(id), clinician)
			.flatMap((visit) -> this.patients.find(visit.patient()).map((patient) -> new Opened(visit, patient)))
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	/** A visit and whose it is. */
	private record Opened(Visit visit, Patient patient) {
	}

}
