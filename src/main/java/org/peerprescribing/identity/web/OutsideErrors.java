package org.peerprescribing.identity.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.ContentPolicy;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What the server refuses before the application hears of it, such as an address with an
 * encoded slash: a page with the same headers as every other, and with urgent help.
 */
@Component
class OutsideErrors implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private final MessageSource words;

	OutsideErrors(MessageSource words) {
		this.words = words;
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory server) {
		String page = page();
		server.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new Page(page)));
	}

	/** In English: nobody knows yet who reads it. */
	private String page() {
		StringBuilder help = new StringBuilder();
		for (String key : List.of("help.danger", "help.urgent", "help.talk")) {
			help.append("<p>").append(say(key)).append("</p>");
		}
		return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + say("fault.other")
				+ "</title></head><body><h1>" + say("fault.other")
				+ "</h1><section aria-labelledby=\"urgent-help\"><h2 id=\"urgent-help\">" + say("help.title") + "</h2>"
				+ help + "</section></body></html>";
	}

	private String say(String key) {
		return org.springframework.web.util.HtmlUtils.htmlEscape(this.words.getMessage(key, null, Locale.UK));
	}

	/** Stands before the server's own report, which says nothing once this has. */
	private static final class Page extends ErrorReportValve {

		private final String page;

		Page(String page) {
			this.page = page;
		}

		@Override
		protected void report(Request request, Response response, @Nullable Throwable throwable) {
			if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
				return;
			}
			response.setHeader(ContentPolicy.HEADER, ContentPolicy.STANDARD);
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.setHeader("X-Frame-Options", "DENY");
			response.setHeader("Referrer-Policy", "no-referrer");
			response.setHeader("X-Robots-Tag", "noindex");
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
			response.setContentType("text/html");
			response.setCharacterEncoding("utf-8");
			try {
				PrintWriter writer = response.getReporter();
				if (writer != null) {
					writer.write(this.page);
					response.finishResponse();
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
