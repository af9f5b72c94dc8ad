package org.peerprescribing.outcomes.web;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInId;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.referral.PatientVisit;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks how it goes, and takes whatever the patient wants to say. */
@Controller
@OpenDoor(because = "Every method asks for a visit, which only the right date of birth gives")
class CheckInPages {

	private final CheckIns checkIns;

	private final Referrals referrals;

	private final CommunityDirectory directory;

	CheckInPages(CheckIns checkIns, Referrals referrals, CommunityDirectory directory) {
		this.checkIns = checkIns;
		this.referrals = referrals;
		this.directory = directory;
	}

	@GetMapping("/my/check-in")
	ModelAndView ask(PatientVisit visit) {
		Optional<CheckIn> waiting = this.checkIns.waiting(visit.prescription());
		ModelAndView page = new ModelAndView("outcomes/check-in").addObject("visit", visit)
			.addObject("waiting", waiting.isPresent());
		waiting.ifPresent((checkIn) -> page.addObject("checkIn", checkIn.id().value())
			.addObject("early", checkIn.week() == CheckInWeek.WEEK_2)
			.addObject("community", communityName(visit))
			.addObject("reasons", NotRightReason.values()));
		return page;
	}

	/** Everything can be skipped; what is not one of the answers offered is skipped. */
	@PostMapping("/my/check-in")
	ModelAndView answer(PatientVisit visit, @RequestParam String checkIn, @RequestParam(defaultValue = "") String fit,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String joined,
			@RequestParam(defaultValue = "") String using, @RequestParam(defaultValue = "") String useful) {
		CheckIn asked = this.checkIns.of(visit.prescription())
			.stream()
			.filter((one) -> one.id().value().toString().equals(checkIn))
			.findFirst()
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		CheckInAnswers.@Nullable Fit fits = code(CheckInAnswers.Fit.values(), fit);
		CheckInAnswers answers = new CheckInAnswers(fits,
				(fits == CheckInAnswers.Fit.NO) ? code(NotRightReason.values(), reason) : null, yesOrNo(joined),
				yesOrNo(using), (useful.matches("[1-5]")) ? Integer.valueOf(useful) : null);
		this.checkIns.answer(new CheckInId(asked.id().value()), answers);
		return new ModelAndView("outcomes/thanks").addObject("visit", visit)
			.addObject("others", fits == CheckInAnswers.Fit.NO);
	}

	private String communityName(PatientVisit visit) {
		return this.referrals.latest(visit.prescription())
			.flatMap((referral) -> this.directory.find(referral.community()))
			.map(Community::name)
			.orElse("");
	}

	private static <E extends Enum<E>> @Nullable E code(E[] codes, String given) {
		return Arrays.stream(codes).filter((code) -> code.name().equals(given)).findFirst().orElse(null);
	}

	private static @Nullable Boolean yesOrNo(String given) {
		return switch (given) {
			case "yes" -> Boolean.TRUE;
			case "no" -> Boolean.FALSE;
			default -> null;
		};
	}

}
