package org.peerprescribing.sandbox.recordsystem.pages;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The frame of every page, with headers that let no script run and nothing come from
 * elsewhere.
 */
@Component
class Layout {

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	ResponseEntity<String> page(HttpStatus status, String title, Html content) {
		Html page = Html.of("""
				<!DOCTYPE html>
				<html lang="en-GB">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>{} - Record system (sandbox)</title>
				<link rel="stylesheet" href="/record.css">
				</head>
				<body>
				<header><a href="/">Record system</a> <span>Sandbox: everybody in here is invented</span></header>
				<main>
				<h1>{}</h1>
				{}
				</main>
				</body>
				</html>
				""", title, title, content);
		return ResponseEntity.status(status)
			.contentType(HTML)
			// Forms may lead anywhere on the web: a launch is redirected through the
			// service's sign-in.
			.header("Content-Security-Policy",
					"default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
							+ "form-action http: https:")
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.header("Cache-Control", "no-store")
			.body(page.markup());
	}

}
