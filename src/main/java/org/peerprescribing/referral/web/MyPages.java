package org.peerprescribing.referral.web;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.identity.ContentPolicy;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.matching.Match;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.CommunityCodes;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.PatientVisit;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What the patient was sent, and what they make of it. */
@Controller
@OpenDoor(because = "Every method asks for a visit, which only the right date of birth gives")
class MyPages {

	private final Referrals referrals;

	private final Prescribing prescribing;

	private final CommunityDirectory directory;

	private final Consents consents;

	private final Practices practices;

	private final Clock clock;

	MyPages(Referrals referrals, Prescribing prescribing, CommunityDirectory directory, Consents consents,
			Practices practices, Clock clock) {
		this.referrals = referrals;
		this.prescribing = prescribing;
		this.directory = directory;
		this.consents = consents;
		this.practices = practices;
		this.clock = clock;
	}

	@GetMapping("/my")
	ModelAndView my(PatientVisit visit, HttpServletResponse response) {
		Referral latest = latest(visit);
		if (latest.step().isEnd()) {
			boolean mayChoose = latest.step() == UptakeStep.NOT_RIGHT || latest.step() == UptakeStep.COMMUNITY_CLOSED
					|| latest.step() == UptakeStep.COMMUNITY_REFUSED;
			List<Match> others = mayChoose ? this.referrals.alternatives(visit.prescription()) : List.of();
			return others.isEmpty() ? over(visit, latest) : others(visit, latest, others);
		}
		if (!this.directory.mayBeOpened(latest.community())) {
			return others(visit, latest, this.referrals.alternatives(visit.prescription()));
		}
		Community community = this.directory.find(latest.community()).orElseThrow();
		address(community)
			.ifPresent((address) -> response.setHeader(ContentPolicy.HEADER, ContentPolicy.withFormTarget(address)));
		return page("my", visit).addObject("community", community)
			.addObject("joined", latest.joinedAt() != null)
			.addObject("confirmed", latest.evidence() == Evidence.COMMUNITY_CONFIRMED)
			.addObject("mayMakeCode", CommunityCodes.mayBeMadeFor(latest))
			.addObject("leads", address(community).isPresent())
			.addObject("prescriber",
					this.prescribing.find(visit.prescription()).map((found) -> found.requesterName()).orElse(""))
			.addObject("askSharing", this.consents.sharing(visit.patient()) == RecordSharing.NOT_CHOSEN);
	}

	/** To the vetted address of the community, looked up here and nowhere else. */
	@PostMapping("/my/go")
	RedirectView go(PatientVisit visit) {
		Referral latest = latest(visit);
		Optional<URI> address = (!latest.step().isEnd() && this.directory.mayBeOpened(latest.community()))
				? this.directory.find(latest.community()).flatMap(MyPages::address) : Optional.empty();
		if (address.isEmpty()) {
			return seeOther("/my");
		}
		this.referrals.recordUptake(visit.prescription(), UptakeStep.LEFT_FOR_COMMUNITY, Evidence.SYSTEM_OBSERVED,
				this.clock.instant());
		return seeOther(address.get().toString());
	}

	@GetMapping("/my/not-right")
	ModelAndView askWhy(PatientVisit visit) {
		return page("not-right", visit).addObject("reasons", NotRightReason.values()).addObject("missing", false);
	}

	@PostMapping("/my/not-right")
	ModelAndView notRight(PatientVisit visit, @RequestParam(defaultValue = "") String reason) {
		Optional<NotRightReason> why = Arrays.stream(NotRightReason.values())
			.filter((known) -> known.name().equals(reason))
			.findFirst();
		if (why.isEmpty()) {
			ModelAndView again = askWhy(visit).addObject("missing", true);
			again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return again;
		}
		List<Match> others = this.referrals.sayNotRight(visit.prescription(), why.get());
		return others.isEmpty() ? over(visit, latest(visit)) : others(visit, latest(visit), others);
	}

	@PostMapping("/my/others")
	RedirectView choose(PatientVisit visit, @RequestParam String community) {
		this.referrals.chooseAnother(visit.prescription(), new CommunityId(community));
		return seeOther("/my");
	}

	@PostMapping("/my/none")
	RedirectView chooseNone(PatientVisit visit) {
		this.referrals.chooseNone(visit.prescription());
		return seeOther("/my");
	}

	@GetMapping("/my/remind")
	ModelAndView askWhen(PatientVisit visit) {
		return page("remind", visit).addObject("missing", false);
	}

	@PostMapping("/my/remind")
	ModelAndView remind(PatientVisit visit, @RequestParam(defaultValue = "") String days) {
		if (!List.of("3", "7", "14").contains(days)) {
			ModelAndView again = askWhen(visit).addObject("missing", true);
			again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return again;
		}
		this.referrals.remindLater(visit.prescription(), Integer.parseInt(days));
		return page("done", visit).addObject("done", "remind");
	}

	@PostMapping("/my/member")
	RedirectView alreadyMember(PatientVisit visit) {
		return report(visit, UptakeStep.ALREADY_MEMBER);
	}

	@PostMapping("/my/joined")
	RedirectView joined(PatientVisit visit) {
		return report(visit, UptakeStep.JOINED);
	}

	@GetMapping("/my/someone")
	ModelAndView someone(PatientVisit visit) {
		return page("someone", visit);
	}

	@PostMapping("/my/help-now")
	RedirectView askForHelp(PatientVisit visit) {
		this.referrals.needsHelpNow(visit.prescription());
		return seeOther("/my/help-now");
	}

	@GetMapping("/my/help-now")
	ModelAndView helpNow(PatientVisit visit) {
		return page("help-now", visit);
	}

	private RedirectView report(PatientVisit visit, UptakeStep step) {
		this.referrals.recordUptake(visit.prescription(), step, Evidence.PATIENT_REPORTED, this.clock.instant());
		return seeOther("/my");
	}

	private ModelAndView others(PatientVisit visit, Referral latest, List<Match> others) {
		return page("others", visit).addObject("others", OtherCommunity.of(others, LocaleContextHolder.getLocale()))
			.addObject("since", switch (latest.step()) {
				case NOT_RIGHT -> "thanks";
				case COMMUNITY_REFUSED -> "refused";
				default -> "gone";
			});
	}

	private ModelAndView over(PatientVisit visit, Referral latest) {
		return page("over", visit).addObject("step", latest.step().code());
	}

	private ModelAndView page(String name, PatientVisit visit) {
		return new ModelAndView("referral/" + name).addObject("visit", visit)
			.addObject("surgery", this.practices.name(visit.organisation(), LocaleContextHolder.getLocale()));
	}

	private Referral latest(PatientVisit visit) {
		return this.referrals.latest(visit.prescription()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	/** Nothing but http and https with a host is ever opened. */
	private static Optional<URI> address(Community community) {
		@Nullable URI address = community.address();
		return (address != null && address.getHost() != null
				&& ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) ? Optional.of(address)
						: Optional.empty();
	}

	private static RedirectView seeOther(String to) {
		RedirectView view = new RedirectView(to);
		view.setStatusCode(HttpStatus.SEE_OTHER);
		view.setExpandUriTemplateVariables(false);
		view.setExposeModelAttributes(false);
		return view;
	}

}
