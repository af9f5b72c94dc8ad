package org.peerprescribing.outcomes.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.referral.PatientVisit;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks how it goes, and takes whatever the patient wants to say. */
@Controller
@OpenDoor(because = "Every method asks for a visit, which only the right date of birth gives")
class CheckInPages {

	private final CheckIns checkIns;

	private final Measures measures;

	private final Referrals referrals;

	private final CommunityDirectory directory;

	CheckInPages(CheckIns checkIns, Measures measures, Referrals referrals, CommunityDirectory directory) {
		this.checkIns = checkIns;
		this.measures = measures;
		this.referrals = referrals;
		this.directory = directory;
	}

	@GetMapping("/my/check-in")
	ModelAndView ask(PatientVisit visit) {
		return page(visit, this.checkIns.waiting(visit.prescription()), List.of(), Map.of());
	}

	/**
	 * Everything can be skipped; an answer that is not offered is refused, and then
	 * nothing is kept.
	 */
	@PostMapping("/my/check-in")
	ModelAndView answer(PatientVisit visit, @RequestParam String checkIn,
			@RequestParam MultiValueMap<String, String> sent) {
		CheckIn asked = this.checkIns.of(visit.prescription())
			.stream()
			.filter((one) -> one.id().value().toString().equals(checkIn))
			.findFirst()
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		CheckInForm form = new CheckInForm(sent);
		if (!form.wrong().isEmpty()) {
			ModelAndView again = page(visit, Optional.of(asked), form.wrong(), form.chosen());
			again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return again;
		}
		this.checkIns.answer(asked.id(), form.answers());
		boolean notRight = form.answers().fit() == CheckInAnswers.Fit.NO;
		boolean over = this.referrals.latest(visit.prescription()).map(Referral::step).orElseThrow().isEnd();
		return new ModelAndView("outcomes/thanks").addObject("visit", visit)
			.addObject("others", notRight && over)
			.addObject("mayChange", notRight && !over)
			.addObject("measuresOffered", !this.measures.offered(visit.prescription()).isEmpty());
	}

	private ModelAndView page(PatientVisit visit, Optional<CheckIn> waiting, List<String> wrong,
			Map<String, String> chosen) {
		ModelAndView page = new ModelAndView("outcomes/check-in").addObject("visit", visit)
			.addObject("waiting", waiting.isPresent())
			.addObject("wrong", wrong)
			.addObject("chosen", chosen);
		waiting.ifPresent((checkIn) -> page.addObject("checkIn", checkIn.id().value())
			.addObject("early", checkIn.week() == CheckInWeek.WEEK_2)
			.addObject("community", communityName(visit))
			.addObject("fits", CheckInAnswers.Fit.values())
			.addObject("reasons", NotRightReason.values())
			.addObject("yesOrNo", CheckInForm.YES_OR_NO)
			.addObject("five", CheckInForm.FIVE)
			.addObject("measuresOffered", !this.measures.offered(visit.prescription()).isEmpty()));
		return page;
	}

	private String communityName(PatientVisit visit) {
		return this.referrals.latest(visit.prescription())
			.flatMap((referral) -> this.directory.find(referral.community()))
			.map(Community::name)
			.orElse("");
	}

}
