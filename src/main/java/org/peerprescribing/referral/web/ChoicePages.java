package org.peerprescribing.referral.web;

import java.util.List;
import java.util.Optional;

import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.referral.PatientVisit;
import org.peerprescribing.referral.Referrals;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What goes back to the practice, and whether messages go on: the patient's to say. */
@Controller
@OpenDoor(because = "Every method asks for a visit, which only the right date of birth gives")
class ChoicePages {

	private static final List<RecordSharing> CHOICES = List.of(RecordSharing.EVERYTHING, RecordSharing.CODES_ONLY,
			RecordSharing.NOTHING);

	private final Consents consents;

	private final Referrals referrals;

	ChoicePages(Consents consents, Referrals referrals) {
		this.consents = consents;
		this.referrals = referrals;
	}

	@GetMapping("/my/choices")
	ModelAndView choices(PatientVisit visit) {
		return new ModelAndView("referral/choices").addObject("visit", visit)
			.addObject("choices", CHOICES)
			.addObject("chosen", this.consents.sharing(visit.patient()))
			.addObject("messages", this.consents.permits(visit.patient(), Purpose.CONTACT))
			.addObject("missing", false);
	}

	@PostMapping("/my/choices")
	ModelAndView choose(PatientVisit visit, @RequestParam(defaultValue = "") String sharing) {
		Optional<RecordSharing> choice = CHOICES.stream().filter((known) -> known.name().equals(sharing)).findFirst();
		if (choice.isEmpty()) {
			ModelAndView again = choices(visit).addObject("missing", true);
			again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return again;
		}
		this.consents.chooseSharing(visit.patient(), visit.organisation(), choice.get());
		return done(visit, "choices");
	}

	/** At once, and without asking twice. */
	@PostMapping("/my/stop")
	ModelAndView stop(PatientVisit visit) {
		this.consents.withdrawContact(visit.patient(), visit.organisation());
		return done(visit, "stop");
	}

	/** The practice does it: the record is theirs to keep. */
	@PostMapping("/my/erasure")
	ModelAndView askErasure(PatientVisit visit) {
		this.referrals.askErasure(visit.prescription());
		return done(visit, "erasure");
	}

	private static ModelAndView done(PatientVisit visit, String what) {
		return new ModelAndView("referral/done").addObject("visit", visit).addObject("done", what);
	}

}
