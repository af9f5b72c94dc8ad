package org.peerprescribing.referral.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.PatientVisits;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever comes to {@code /my} with a valid cookie works within their own rows, from here
 * until the page is written.
 */
@Component
class VisitFilter extends OncePerRequestFilter {

	/** The cookie; bound to this host and to encrypted connections by its name. */
	static final String COOKIE = "__Host-visit";

	/** The request attribute under which what became of the cookie travels. */
	static final String RETURN = VisitFilter.class.getName() + ".return";

	private final PatientVisits visits;

	VisitFilter(PatientVisits visits) {
		this.visits = visits;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return !path.equals("/my") && !path.startsWith("/my/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		PatientVisits.Return who = cookie(request).<PatientVisits.Return>map(this.visits::resume)
			.orElseGet(PatientVisits.Return.Over::new);
		request.setAttribute(RETURN, who);
		if (!(who instanceof PatientVisits.Return.Valid valid)) {
			chain.doFilter(request, response);
			return;
		}
		try {
			new AccessScope.OfPatient(valid.visit().patient().value()).run(() -> proceed(request, response, chain));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		catch (CarriedException ex) {
			throw ex.carried;
		}
	}

	private static Optional<String> cookie(HttpServletRequest request) {
		return (request.getCookies() == null) ? Optional.empty()
				: Arrays.stream(request.getCookies())
					.filter((cookie) -> cookie.getName().equals(COOKIE))
					.map(Cookie::getValue)
					.findFirst();
	}

	private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ServletException ex) {
			throw new CarriedException(ex);
		}
	}

	private static final class CarriedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final ServletException carried;

		CarriedException(ServletException carried) {
			super(carried);
			this.carried = carried;
		}

	}

}
