package org.peerprescribing.referral.web;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.peerprescribing.referral.LinkFetch;

/** Tells programs that say so from whoever else fetches a page. */
final class FetchedBy {

	/**
	 * What link previews, mail filters, search engines and tools call themselves. Those
	 * that pass for a browser count as plain: nothing here decides anything.
	 */
	private static final Pattern PROGRAM = Pattern.compile("bot\\b|bot/|crawl|spider|preview|scan|externalhit|whatsapp"
			+ "|safelinks|proofpoint|mimecast|barracuda|headless|curl|wget|python|java/|okhttp|go-http");

	private FetchedBy() {
	}

	static LinkFetch of(HttpServletRequest request) {
		if ("HEAD".equals(request.getMethod())) {
			return LinkFetch.HEAD;
		}
		boolean ahead = Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
			.map(request::getHeader)
			.filter(Objects::nonNull)
			.anyMatch((purpose) -> purpose.contains("prefetch") || purpose.contains("preview"));
		if (ahead) {
			return LinkFetch.PREFETCH;
		}
		String agent = request.getHeader("User-Agent");
		return (agent != null && PROGRAM.matcher(agent.toLowerCase(Locale.ROOT)).find()) ? LinkFetch.SCANNER
				: LinkFetch.PLAIN;
	}

}
