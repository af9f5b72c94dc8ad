package org.peerprescribing.referral.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * English or Welsh on the pages for patients: what they chose there, else what their
 * browser asks for first of the two, else English. Everybody else reads English. A choice
 * is kept in the browser alone; it says nothing of who somebody is.
 */
@Component("localeResolver")
class PatientLanguage implements LocaleResolver, HandlerInterceptor {

	static final Locale WELSH = Locale.of("cy");

	/** The parameter of the page's own link to its other language. */
	static final String PARAMETER = "lang";

	static final String COOKIE = "__Host-language";

	private static final Pattern PAGES = Pattern.compile("/(?:l|c|my|help|error)(?:/.*)?");

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		if (!isForPatients(request)) {
			return Locale.UK;
		}
		return asked(request).or(() -> kept(request)).orElseGet(() -> preferred(request));
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The language is chosen with a link of the page");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (isForPatients(request)) {
			asked(request).ifPresent((locale) -> response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(COOKIE, locale.getLanguage())
						.path("/")
						.secure(true)
						.httpOnly(true)
						.sameSite("Lax")
						.maxAge(Duration.ofDays(365))
						.build()
						.toString()));
		}
		return true;
	}

	/** The error page, too, is read by whoever was on such a page. */
	private static boolean isForPatients(HttpServletRequest request) {
		Object failed = request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
		return PAGES.matcher((failed != null) ? failed.toString() : request.getRequestURI()).matches();
	}

	private static Optional<Locale> asked(HttpServletRequest request) {
		return Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(PatientLanguage::known);
	}

	private static Optional<Locale> kept(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		return (cookies == null) ? Optional.empty()
				: Arrays.stream(cookies)
					.filter((cookie) -> COOKIE.equals(cookie.getName()))
					.findFirst()
					.flatMap((cookie) -> known(cookie.getValue()));
	}

	private static Locale preferred(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
		try {
			@Nullable Locale found = (header != null)
					? Locale.lookup(Locale.LanguageRange.parse(header), List.of(WELSH, Locale.UK, Locale.ENGLISH))
					: null;
			return WELSH.equals(found) ? WELSH : Locale.UK;
		}
		catch (IllegalArgumentException ex) {
			return Locale.UK;
		}
	}

	private static Optional<Locale> known(String language) {
		return switch (language) {
			case "cy" -> Optional.of(WELSH);
			case "en" -> Optional.of(Locale.UK);
			default -> Optional.empty();
		};
	}

}
