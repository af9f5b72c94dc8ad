package org.peerprescribing.referral.web;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.peerprescribing.identity.CallerAddress;
import org.peerprescribing.identity.Limit;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.identity.RateLimits;
import org.peerprescribing.referral.CommunityCodes;
import org.peerprescribing.referral.CommunityWord;
import org.peerprescribing.referral.PatientVisit;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a patient asks for a code for the community, and where a community uses it. What
 * the community sees is the same for everybody, before and after.
 */
@Controller
class CommunityCodePages {

	private final CommunityCodes codes;

	private final CommunityCodeSettings settings;

	private final RateLimits limits;

	CommunityCodePages(CommunityCodes codes, CommunityCodeSettings settings, RateLimits limits) {
		this.limits = limits;
		this.codes = codes;
		this.settings = settings;
	}

	/** The code stands in the answer to the button, and nowhere else. */
	@PostMapping("/my/code")
	@OpenDoor(because = "It asks for a visit, which only the right date of birth gives")
	ModelAndView make(PatientVisit visit) {
		return new ModelAndView("referral/code-for-community").addObject("visit", visit)
			.addObject("code", this.codes.make(visit.prescription()).text())
			.addObject("where", this.settings.codePage());
	}

	@GetMapping("/community/code")
	@OpenDoor(because = "A community has no account; the page is the same for everybody and shows nothing of a person")
	ModelAndView ask() {
		return page("", HttpStatus.OK);
	}

	/** The same answer for every code that is not taken, whatever the cause. */
	@PostMapping("/community/code")
	@OpenDoor(because = "A community has no account; the code is checked here and the answer tells nothing of a person")
	Object use(@RequestParam(name = "code", defaultValue = "") String code,
			@RequestParam(name = "outcome", defaultValue = "") String outcome, HttpServletRequest request) {
		Optional<CommunityWord> word = CommunityWord.of(outcome);
		if (word.isEmpty()) {
			return page("outcome", HttpStatus.UNPROCESSABLE_ENTITY);
		}
		String address = CallerAddress.of(request);
		this.limits.mustBeLeft(Limit.WRONG_CODE, address);
		if (this.codes.use(code, word.get(), null)) {
			return "redirect:/community/code/thanks";
		}
		this.limits.take(Limit.WRONG_CODE, address);
		return page("code", HttpStatus.UNPROCESSABLE_ENTITY);
	}

	@GetMapping("/community/code/thanks")
	@OpenDoor(because = "It says thank you and nothing else")
	String thanks() {
		return "referral/community-thanks";
	}

	private static ModelAndView page(String wrong, HttpStatus status) {
		return new ModelAndView("referral/community-code", status).addObject("wrong", wrong)
			.addObject("words", CommunityWord.values());
	}

}
