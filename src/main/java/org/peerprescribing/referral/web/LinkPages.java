package org.peerprescribing.referral.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.CallerAddress;
import org.peerprescribing.identity.Limit;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.identity.RateLimits;
import org.peerprescribing.referral.LinkFetches;
import org.peerprescribing.referral.PatientVisits;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * Where a link or a code leads: a neutral page with one question. Programs that only look
 * change nothing.
 */
@Controller
@OpenDoor(because = "A patient has no account; the link or the code and the date of birth are checked here")
class LinkPages {

	private final PatientVisits visits;

	private final LinkFetches fetches;

	private final Practices practices;

	private final RateLimits limits;

	LinkPages(PatientVisits visits, LinkFetches fetches, Practices practices, RateLimits limits) {
		this.visits = visits;
		this.fetches = fetches;
		this.practices = practices;
		this.limits = limits;
	}

	@GetMapping({ "/l/{token}", "/l/{token}/" })
	ModelAndView look(@PathVariable String token, HttpServletRequest request) {
		ModelAndView page = page(token, false, request);
		if (page.getStatus() == HttpStatus.OK) {
			this.fetches.count(FetchedBy.of(request));
		}
		return page;
	}

	@PostMapping({ "/l/{token}", "/l/{token}/" })
	Object confirm(@PathVariable String token, @RequestParam(required = false) @Nullable String day,
			@RequestParam(required = false) @Nullable String month,
			@RequestParam(required = false) @Nullable String year, HttpServletRequest request) {
		return switch (this.visits.confirmLink(token, BirthDate.of(day, month, year))) {
			case PatientVisits.Confirmation.Right right -> welcome(right);
			case PatientVisits.Confirmation.Wrong wrong -> page(token, true, request);
			case PatientVisits.Confirmation.Gone gone -> gone();
			case PatientVisits.Confirmation.Unknown unknown -> unknown(request);
		};
	}

	@GetMapping("/c")
	ModelAndView askForCode() {
		return new ModelAndView("referral/code").addObject("wrong", false);
	}

	/**
	 * The same answer for a wrong code, a code that is gone, and a wrong date; and after
	 * too many of them from one address the same refusal for all, the right one among
	 * them: codes are short, and must not be tried out.
	 */
	@PostMapping("/c")
	Object confirmCode(@RequestParam(defaultValue = "") String code,
			@RequestParam(required = false) @Nullable String day,
			@RequestParam(required = false) @Nullable String month,
			@RequestParam(required = false) @Nullable String year, HttpServletRequest request) {
		String address = CallerAddress.of(request);
		this.limits.mustBeLeft(Limit.WRONG_CODE, address);
		if (this.visits.confirmCode(code,
				BirthDate.of(day, month, year)) instanceof PatientVisits.Confirmation.Right right) {
			return welcome(right);
		}
		this.limits.take(Limit.WRONG_CODE, address);
		return new ModelAndView("referral/code", HttpStatus.UNPROCESSABLE_ENTITY).addObject("wrong", true);
	}

	private ModelAndView page(String token, boolean wrong, HttpServletRequest request) {
		return switch (this.visits.look(token)) {
			case PatientVisits.Door.Open open ->
				new ModelAndView("referral/link", wrong ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
					.addObject("surgery", this.practices.name(open.organisation(), LocaleContextHolder.getLocale()))
					.addObject("action", "/l/" + UriUtils.encodePathSegment(token.strip(), StandardCharsets.UTF_8))
					.addObject("wrong", wrong);
			case PatientVisits.Door.Gone gone -> gone();
			case PatientVisits.Door.Unknown unknown -> unknown(request);
		};
	}

	private static ResponseEntity<Void> welcome(PatientVisits.Confirmation.Right right) {
		ResponseCookie cookie = ResponseCookie.from(VisitFilter.COOKIE, right.cookie())
			.path("/")
			.secure(true)
			.httpOnly(true)
			.sameSite("Lax")
			.maxAge(PatientVisits.LENGTH)
			.build();
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.SET_COOKIE, cookie.toString())
			.location(URI.create("/my"))
			.build();
	}

	private static ModelAndView gone() {
		return new ModelAndView("referral/link-gone", HttpStatus.GONE);
	}

	/**
	 * Counted after the look: whoever has a link that exists gets in, however many others
	 * behind the same address do not.
	 */
	private ModelAndView unknown(HttpServletRequest request) {
		this.limits.take(Limit.UNKNOWN_LINK, CallerAddress.of(request));
		return new ModelAndView("referral/link-unknown", HttpStatus.NOT_FOUND);
	}

}
