package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.carerecord.RecordEntries;
import org.peerprescribing.carerecord.RecordEntry;
import org.peerprescribing.consultation.AuditedReading;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.LinkWorkerRequest;
import org.peerprescribing.prescribing.LinkWorkerRequest.Outcome;
import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A request to the practice's link worker: whoever asked may undo it, they answer it. */
@Controller
@RequestMapping("/link-worker/{id}")
class LinkWorkerPages {

	/** What a link worker may say, in the order of the page. */
	private static final List<Outcome> ANSWERS = List.of(Outcome.ACCEPTED, Outcome.DECLINED, Outcome.NOT_REACHED);

	private final AuditedReading reading;

	private final LinkWorkers linkWorkers;

	private final RecordEntries entries;

	private final CommunityDirectory directory;

	private final Words words;

	private final Clock clock;

	LinkWorkerPages(AuditedReading reading, LinkWorkers linkWorkers, RecordEntries entries,
			CommunityDirectory directory, Words words, Clock clock) {
		this.reading = reading;
		this.linkWorkers = linkWorkers;
		this.entries = entries;
		this.directory = directory;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping
	@AllowedTo({ Role.CLINICIAN, Role.LINK_WORKER })
	String show(@PathVariable UUID id, Actor actor, Model model) {
		return page(id, actor, List.of(), model);
	}

	@PostMapping("/undo")
	@AllowedTo(Role.CLINICIAN)
	String undo(@PathVariable UUID id, Actor clinician) {
		this.linkWorkers.undo(new LinkWorkerRequestId(id), clinician);
		return back(id);
	}

	@PostMapping("/answer")
	@AllowedTo(Role.LINK_WORKER)
	String answer(@PathVariable UUID id, @RequestParam(defaultValue = "") String outcome, Actor linkWorker,
			Model model) {
		if (outcome.isEmpty()) {
			return page(id, linkWorker, List.of(new Fault("outcome", "Select what came of it")), model);
		}
		Outcome said = ANSWERS.stream()
			.filter((one) -> one.name().equals(outcome))
			.findFirst()
			.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, "outcome"));
		this.linkWorkers.answer(new LinkWorkerRequestId(id), said, linkWorker);
		return back(id);
	}

	private String page(UUID id, Actor actor, List<Fault> faults, Model model) {
		LinkWorkerRequest request = this.reading.linkWorkerRequest(new LinkWorkerRequestId(id), actor)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		model.addAttribute("it", view(request, actor));
		model.addAttribute("answers", ANSWERS);
		model.addAttribute("faults", faults);
		return "consultation/link-worker";
	}

	private View view(LinkWorkerRequest request, Actor actor) {
		PatientHeading person = this.reading.patient(request.patient(), actor)
			.map((patient) -> PatientHeading.of(patient, LocalDate.ofInstant(this.clock.instant(), London.ZONE)))
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		Outcome outcome = request.outcome();
		String state = (outcome != null) ? this.words.say("link-worker." + outcome.name())
				: this.words.say("link-worker." + request.status().name());
		return new View(request.id().value(), person,
				this.directory.snapshot().needs().find(request.need()).map(Need::term).orElse(request.need().id()),
				request.phoneMonitored(), request.requesterName(), London.time(request.requestedAt()),
				London.time(request.dueAt()), request.isOpen(), request.isOpen() && actor.is(Role.CLINICIAN),
				request.isOpen() && actor.is(Role.LINK_WORKER), state, request.answeredBy(),
				London.time(request.answeredAt()), outcome == Outcome.ACCEPTED && !request.firstContact(),
				record(request));
	}

	/** How far its only entry is; null where none is to be written. */
	private @Nullable String record(LinkWorkerRequest request) {
		return this.entries.of(request.id())
			.map((entry) -> (entry.state() == RecordEntry.State.DONE)
					? this.words.say("record.done", London.time(entry.writtenAt()))
					: this.words.say(switch (entry.state()) {
						case PENDING, SENDING, UNCERTAIN, DONE -> "record.not-yet";
						case TO_FILE -> "record.to-file";
						case DEAD -> "record.dead";
						case CANCELLED -> "record.held-back";
					}))
			.orElse(null);
	}

	private static String back(UUID id) {
		return "redirect:/link-worker/" + id;
	}

	/**
	 * A request as the page shows it. Hides itself in text.
	 *
	 * @param id its id
	 * @param person for whom
	 * @param need for what
	 * @param noPhone whether nobody may ring the patient
	 * @param by who asked
	 * @param at when
	 * @param due by when the patient hears from the link worker
	 * @param open whether nobody has answered yet
	 * @param canUndo whether the reader may take it back
	 * @param canAnswer whether the reader may say what came of it
	 * @param state how it stands
	 * @param answeredBy who said so; null where nobody did
	 * @param answeredAt when; empty where it has not ended
	 * @param repeated whether it was accepted within twelve months of another
	 * @param record how far the entry in the record is; null where there is none
	 */
	record View(UUID id, PatientHeading person, String need, boolean noPhone, String by, String at, String due,
			boolean open, boolean canUndo, boolean canAnswer, String state, @Nullable String answeredBy,
			String answeredAt, boolean repeated, @Nullable String record) {

		@Override
		public String toString() {
			return "View[hidden]";
		}

	}

}
