package org.peerprescribing.identity.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Staff work within the rows of their organisation from the moment they are known. */
final class ActorScopeFilter extends OncePerRequestFilter {

	/** The request attribute under which the actor travels to the controllers. */
	static final String ACTOR = Actor.ATTRIBUTE;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<Actor> actor = ActorFromToken.read(SecurityContextHolder.getContext().getAuthentication());
		if (actor.isEmpty()) {
			chain.doFilter(request, response);
			return;
		}
		request.setAttribute(ACTOR, actor.get());
		try {
			new AccessScope.OfOrganisation(actor.get().organisation()).run(() -> proceed(request, response, chain));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		catch (WrappedServletException ex) {
			throw ex.wrapped;
		}
	}

	private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ServletException ex) {
			throw new WrappedServletException(ex);
		}
	}

	private static final class WrappedServletException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final ServletException wrapped;

		WrappedServletException(ServletException wrapped) {
			super(wrapped);
			this.wrapped = wrapped;
		}

	}

}
