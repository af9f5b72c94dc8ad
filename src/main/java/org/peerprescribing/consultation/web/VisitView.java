package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.consultation.DeclineReason;
import org.peerprescribing.consultation.Drafts;
import org.peerprescribing.consultation.Visit;
import org.peerprescribing.consultation.Visits;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.matching.AccessNeed;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.prescribing.CautionReason;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays the visit page out: the questions with their answers, then what fits. */
@Component
class VisitView {

	private static final String PAGE = "consultation/visit";

	private final Visits visits;

	private final CommunityDirectory directory;

	private final CodedNeeds coded;

	private final Prescribing prescribing;

	private final Drafts drafts;

	private final LinkWorkers linkWorkers;

	private final Practices practices;

	private final Words words;

	private final Clock clock;

	VisitView(Visits visits, CommunityDirectory directory, CodedNeeds coded, Prescribing prescribing, Drafts drafts,
			LinkWorkers linkWorkers, Practices practices, Words words, Clock clock) {
		this.visits = visits;
		this.directory = directory;
		this.coded = coded;
		this.prescribing = prescribing;
		this.drafts = drafts;
		this.linkWorkers = linkWorkers;
		this.practices = practices;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * What is known before anything was asked, and what a colleague answered who left it
	 * to be finished. Risk and agreement are never prefilled.
	 */
	VisitForm prefilled(Visit visit) {
		NeedChoices needs = NeedChoices.of(visit, this.coded, this.directory.snapshot().needs(), null);
		String mobile = usable(Channel.TEXT, visit.mobile(), null);
		String email = usable(Channel.EMAIL, null, visit.email());
		boolean noContact = this.prescribing.prohibitsContact(visit.patient());
		Channel channel = !mobile.isEmpty() ? Channel.TEXT : !email.isEmpty() ? Channel.EMAIL : Channel.LETTER;
		VisitForm blank = new VisitForm(needs.first(), Set.of(), Set.of(), Set.of(), null, Set.of(), false, true, null,
				null, false, noContact ? Channel.LETTER : channel, mobile, email, "", noContact);
		return this.drafts.behind(visit.id()).map((draft) -> blank.with(draft.answers())).orElse(blank);
	}

	/** The questions alone. */
	String ask(Visit visit, Patient patient, VisitForm form, List<Fault> faults, Model model) {
		model.addAttribute("visit", visit.id().value());
		model.addAttribute("patient", patient.id().value());
		model.addAttribute("person",
				PatientHeading.of(patient, LocalDate.ofInstant(this.clock.instant(), London.ZONE)));
		model.addAttribute("earlier",
				EarlierPrescription.of(this.prescribing.of(patient.id()), this.clock.instant(), this.words)
					.orElse(null));
		model.addAttribute("needs", NeedChoices.of(visit, this.coded, this.directory.snapshot().needs(), form.need()));
		model.addAttribute("draft",
				this.drafts.behind(visit.id())
					.map((draft) -> DraftView.of(draft, this.directory.snapshot().needs(), this.words))
					.orElse(null));
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("wanteds", Wanted.values());
		model.addAttribute("groups", VisitForm.GROUPS);
		model.addAttribute("accessNeeds", AccessNeed.values());
		model.addAttribute("accesses", DigitalAccess.values());
		model.addAttribute("risks", Risk.values());
		return PAGE;
	}

	/** The questions and the answer; communities that are shown count as offered. */
	String show(Visit visit, Patient patient, VisitForm form, List<Fault> faults, MatchAnswer answer, Actor clinician,
			Model model) {
		model.addAttribute("run", answer.run().value());
		model.addAttribute("linkWorker", LinkWorkerCard.of(this.practices.linkWorker(clinician.organisation()),
				this.linkWorkers.open(patient.id(), clinician.organisation()).orElse(null)));
		this.visits.answered(visit.id(), answer.run());
		switch (answer) {
			case MatchAnswer.Matches matches -> {
				this.prescribing.recordOffer(matches.run(), Prescribing.Offer.OFFERED, clinician);
				model.addAttribute("cards", CommunityCard.of(matches.matches(), this.words));
				model.addAttribute("key", TimeOrderedId.next());
				model.addAttribute("channels", Channel.values());
				model.addAttribute("cautionReasons", CautionReason.values());
				model.addAttribute("declineReasons", DeclineReason.values());
			}
			case MatchAnswer.NoneFits none -> model.addAttribute("noneFits", none.excludedMost());
			case MatchAnswer.NoSafeMatch stop -> {
				model.addAttribute("instead", stop.instead());
				model.addAttribute("crisis", stop.isCrisis());
			}
		}
		return ask(visit, patient, form, faults, model);
	}

	/** What the record holds, where a message could be sent to it; else nothing. */
	private static String usable(Channel channel, @Nullable String mobile, @Nullable String email) {
		try {
			ContactDetails details = ContactDetails.typed(channel, mobile, email);
			String usable = (channel == Channel.TEXT) ? details.mobile() : details.email();
			return (usable != null) ? usable : "";
		}
		catch (InvalidValue ex) {
			return "";
		}
	}

}
