package org.peerprescribing.consultation.web;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.AuditedReading;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkItemId;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What waits for a person of this organisation. */
@Controller
@RequestMapping("/worklist")
@AllowedTo({ Role.CLINICIAN, Role.LINK_WORKER, Role.PRACTICE_ADMIN, Role.CURATOR, Role.APPROVER })
class WorklistPage {

	private static final Set<WorkKind> LINK_WORKER = EnumSet.of(WorkKind.LINK_WORKER_ASKED, WorkKind.LINK_WORKER_LATE,
			WorkKind.LINK_WORKER_NOT_REACHED);

	private final Worklist worklist;

	private final AuditedReading reading;

	private final Prescribing prescribing;

	private final Words words;

	WorklistPage(Worklist worklist, AuditedReading reading, Prescribing prescribing, Words words) {
		this.worklist = worklist;
		this.reading = reading;
		this.prescribing = prescribing;
		this.words = words;
	}

	@GetMapping
	String open(Actor actor, Model model) {
		model.addAttribute("rows", this.worklist.openFor(actor).stream().map((item) -> row(item, actor)).toList());
		return "consultation/worklist";
	}

	/** Refuses what is done on a page of its own: "done" would lose it. */
	@PostMapping("/{id}/done")
	String done(@PathVariable UUID id, Actor actor) {
		if (this.worklist.openFor(actor)
			.stream()
			.anyMatch((item) -> item.id().value().equals(id) && !isClosable(item))) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		this.worklist.complete(new WorkItemId(id), actor);
		return "redirect:/worklist";
	}

	private Row row(WorkItem item, Actor actor) {
		String person = (item.patient() != null) ? this.reading.patient(new PatientId(item.patient()), actor)
			.map((patient) -> patient.name().full())
			.orElse("") : item.subject();
		UUID prescription = actor.is(Role.CLINICIAN) ? prescription(item) : null;
		return new Row(item.id().value(), this.words.of(item.kind()), person, London.time(item.dueAt()), prescription,
				item.kind() == WorkKind.PRINT_LETTER && prescription != null, item.kind() == WorkKind.RECORD_NOT_FILED,
				(item.kind() == WorkKind.ERASURE_ASKED) ? item.patient() : null,
				(item.kind() == WorkKind.DRAFT_TO_FINISH) ? item.subject() : null,
				LINK_WORKER.contains(item.kind()) ? item.subject() : null, isClosable(item));
	}

	private static boolean isClosable(WorkItem item) {
		return item.kind() != WorkKind.LINK_WORKER_ASKED && item.kind() != WorkKind.DRAFT_TO_FINISH;
	}

	/** The prescription that the task is about; null where it is about something else. */
	private @Nullable UUID prescription(WorkItem item) {
		try {
			UUID id = UUID.fromString(item.subject());
			return this.prescribing.find(new PrescriptionId(id)).isPresent() ? id : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * A task as a row. Hides itself in text.
	 *
	 * @param id its id
	 * @param what what is to be done
	 * @param about whom or what it is about
	 * @param due by when
	 * @param prescription the prescription it is about; null where it is about something
	 * else
	 * @param letter whether printing the letter of that prescription does it
	 * @param filing whether filing what is on the list of entries to be filed does it
	 * @param erasure whose details are to be erased; null where none are
	 * @param draft the draft to be finished; null where there is none
	 * @param linkWorker the request to the link worker that it is about; null where it is
	 * about something else
	 * @param closable whether saying "done" is enough; else it is done on a page of its
	 * own
	 */
	record Row(UUID id, String what, String about, String due, @Nullable UUID prescription, boolean letter,
			boolean filing, @Nullable UUID erasure, @Nullable String draft, @Nullable String linkWorker,
			boolean closable) {

		@Override
		public String toString() {
			return "Row[" + this.id + "]";
		}

	}

}
