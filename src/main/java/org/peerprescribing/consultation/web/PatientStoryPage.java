package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.peerprescribing.consultation.AuditedReading;
import org.peerprescribing.consultation.Drafts;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What came of all that was prescribed for one patient of this practice. */
@Controller
@AllowedTo(Role.CLINICIAN)
class PatientStoryPage {

	private final AuditedReading reading;

	private final PatientStory story;

	private final Drafts drafts;

	private final CommunityDirectory directory;

	private final Words words;

	private final Clock clock;

	PatientStoryPage(AuditedReading reading, PatientStory story, Drafts drafts, CommunityDirectory directory,
			Words words, Clock clock) {
		this.reading = reading;
		this.story = story;
		this.drafts = drafts;
		this.directory = directory;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/practice/patients/{id}")
	String show(@PathVariable UUID id, Actor clinician, Model model) {
		Patient patient = this.reading.story(new PatientId(id), clinician)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		List<Prescription> prescriptions = this.reading.of(patient.id(), clinician);
		model.addAttribute("person",
				PatientHeading.of(patient, LocalDate.ofInstant(this.clock.instant(), London.ZONE)));
		model.addAttribute("chapters", this.story.of(prescriptions));
		model.addAttribute("drafts",
				this.drafts.of(patient.id())
					.stream()
					.map((draft) -> DraftView.of(draft, this.directory.snapshot().needs(), this.words))
					.toList());
		model.addAttribute("again", prescriptions.isEmpty() ? null : prescriptions.getFirst().id().value());
		return "consultation/story";
	}

}
