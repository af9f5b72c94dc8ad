package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.Clinicians;
import org.peerprescribing.consultation.Colleague;
import org.peerprescribing.consultation.Draft;
import org.peerprescribing.consultation.DraftId;
import org.peerprescribing.consultation.Drafts;
import org.peerprescribing.consultation.OpenResult;
import org.peerprescribing.consultation.PatientOpening;
import org.peerprescribing.consultation.Visit;
import org.peerprescribing.consultation.VisitId;
import org.peerprescribing.consultation.Visits;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Finish later": what is left for a colleague, and how they go on with it. */
@Controller
@AllowedTo(Role.CLINICIAN)
class DraftPages {

	private final Visits visits;

	private final Drafts drafts;

	private final Clinicians clinicians;

	private final Patients patients;

	private final PatientOpening opening;

	private final CommunityDirectory directory;

	private final VisitView view;

	private final Words words;

	private final Clock clock;

	DraftPages(Visits visits, Drafts drafts, Clinicians clinicians, Patients patients, PatientOpening opening,
			CommunityDirectory directory, VisitView view, Words words, Clock clock) {
		this.visits = visits;
		this.drafts = drafts;
		this.clinicians = clinicians;
		this.patients = patients;
		this.opening = opening;
		this.directory = directory;
		this.view = view;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * Leaves what is answered so far. Somebody at risk now is not left for another day.
	 */
	@PostMapping(path = "/prescribe/visits/{id}", params = { "later", "!community", "!decline", "!linkWorker" })
	String later(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent,
			@RequestParam(defaultValue = "") String colleague, Actor clinician, Model model) {
		Visit visit = this.visits.read(new VisitId(id), clinician)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		VisitForm form = VisitForm.of(sent);
		if (form.risks().stream().anyMatch(Risk::isHardStop)) {
			model.addAttribute("colleagues", this.clinicians.colleaguesOf(clinician));
			return this.view.ask(visit, patient(visit.patient()), form,
					List.of(new Fault("risk", this.words.say("draft.not-at-risk"))), model);
		}
		this.drafts.finish(visit.id(), clinician);
		DraftId left = this.drafts.leave(visit.patient(), form.answers(), colleague(colleague, clinician), clinician);
		// Pressed twice, the second takes the place of the first.
		this.drafts.goOn(left, visit.id());
		return "redirect:/prescribe/drafts/" + left.value();
	}

	@GetMapping("/prescribe/drafts/{id}")
	String show(@PathVariable UUID id, Actor clinician, Model model) {
		return page(read(id, clinician), List.of(), model);
	}

	/** Opens the patient from the record again; nothing of then is taken for today's. */
	@PostMapping("/prescribe/drafts/{id}/go-on")
	String goOn(@PathVariable UUID id, Actor clinician, Model model) {
		Draft draft = read(id, clinician);
		OpenResult opened = this.opening.again(draft.patient(), clinician)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		return switch (opened) {
			case OpenResult.Opened visit -> {
				this.drafts.goOn(draft.id(), visit.visit());
				yield "redirect:/prescribe/visits/" + visit.visit().value();
			}
			case OpenResult.Deceased deceased -> "consultation/deceased";
			case OpenResult.TooYoung young -> "consultation/too-young";
			case OpenResult.NotFound none ->
				page(draft, List.of(new Fault("go-on", this.words.say("draft.not-found"))), model);
			case OpenResult.ByHand silent -> throw new IllegalStateException("Whoever is known is opened");
		};
	}

	@PostMapping("/prescribe/drafts/{id}/discard")
	String discard(@PathVariable UUID id, Actor clinician) {
		this.drafts.discard(read(id, clinician), clinician);
		return "redirect:/worklist";
	}

	private @Nullable Colleague colleague(String id, Actor clinician) {
		return id.isEmpty() ? null
				: this.clinicians.colleaguesOf(clinician)
					.stream()
					.filter((one) -> one.id().equals(id))
					.findFirst()
					.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, "colleague"));
	}

	private Draft read(UUID id, Actor clinician) {
		return this.drafts.read(new DraftId(id), clinician).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private Patient patient(PatientId id) {
		return this.patients.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private String page(Draft draft, List<Fault> faults, Model model) {
		model.addAttribute("person",
				PatientHeading.of(patient(draft.patient()), LocalDate.ofInstant(this.clock.instant(), London.ZONE)));
		model.addAttribute("patient", draft.patient().value());
		model.addAttribute("draft", DraftView.of(draft, this.directory.snapshot().needs(), this.words));
		model.addAttribute("faults", faults);
		return "consultation/draft";
	}

}
