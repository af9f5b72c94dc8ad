package org.peerprescribing.directory.web;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a file back that is larger than the import takes. The server would not read its
 * form at all, and so not find the token that is in it: the person would be told that
 * they are not allowed to do this. Nor would a browser listen before it has sent
 * everything.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LargeUploads extends OncePerRequestFilter {

	/** The parameter that tells the page. */
	static final String TOO_LARGE = "too-large";

	private static final String PATH = "/directory/import";

	/** The rest of the form besides the file. */
	private static final int FORM = 100_000;

	/** Whoever sends more than this does so in vain and is not waited for. */
	private static final long MOST_PASSED_OVER = 100_000_000;

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !("POST".equals(request.getMethod()) && PATH.equals(request.getRequestURI())
				&& request.getContentLengthLong() > CataloguePages.LONGEST + FORM);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		InputStream body = request.getInputStream();
		byte[] passedOver = new byte[64 * 1024];
		long total = 0;
		for (int read = body.read(passedOver); read >= 0 && total < MOST_PASSED_OVER; read = body.read(passedOver)) {
			total += read;
		}
		response.setStatus(HttpStatus.SEE_OTHER.value());
		response.setHeader("Location", PATH + "?" + TOO_LARGE + "=yes");
	}

}
