package org.peerprescribing.sandbox.recordsystem.smart;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.peerprescribing.sandbox.recordsystem.RecordSettings;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Turns a launch into a code. The clinician is signed in to the record system already, so
 * nothing is asked. A wrong client or redirect address is answered here; every other
 * fault goes back to the client as OAuth 2.0 says.
 */
@RestController
class AuthorizeEndpoint {

	private final Launches launches;

	private final SmartClient client;

	private final RecordSettings settings;

	AuthorizeEndpoint(Launches launches, SmartClient client, RecordSettings settings) {
		this.launches = launches;
		this.client = client;
		this.settings = settings;
	}

	@GetMapping("/smart/authorize")
	ResponseEntity<String> authorize(@RequestParam Map<String, String> asked) {
		if (!this.client.clientId().equals(asked.get("client_id"))
				|| !this.client.redirect().toString().equals(asked.get("redirect_uri"))) {
			return ResponseEntity.badRequest()
				.contentType(MediaType.TEXT_PLAIN)
				.body("Unknown client or redirect address.");
		}
		Optional<String> fault = fault(asked);
		if (fault.isPresent()) {
			return back(asked, "error", fault.get());
		}
		Optional<Launches.Launch> launch = this.launches.begun().take(asked.get("launch"));
		if (launch.isEmpty()) {
			return back(asked, "error", "access_denied");
		}
		Launches.Grant grant = new Launches.Grant(launch.get(), asked.get("scope"), asked.get("code_challenge"),
				asked.getOrDefault("nonce", ""));
		return back(asked, "code", this.launches.granted().keep(grant));
	}

	private Optional<String> fault(Map<String, String> asked) {
		if (!"code".equals(asked.get("response_type"))) {
			return Optional.of("unsupported_response_type");
		}
		String scope = asked.getOrDefault("scope", "");
		if (!Arrays.asList(scope.split(" ")).contains("launch")) {
			return Optional.of("invalid_scope");
		}
		boolean whole = "S256".equals(asked.get("code_challenge_method"))
				&& asked.getOrDefault("code_challenge", "").matches("[A-Za-z0-9_-]{43}")
				&& !asked.getOrDefault("state", "").isEmpty() && this.settings.fhirBase().equals(asked.get("aud"));
		return whole ? Optional.empty() : Optional.of("invalid_request");
	}

	private ResponseEntity<String> back(Map<String, String> asked, String name, String value) {
		URI address = UriComponentsBuilder.fromUri(this.client.redirect())
			.queryParam(name, "{value}")
			.queryParam("state", "{state}")
			.encode()
			.buildAndExpand(value, asked.getOrDefault("state", ""))
			.toUri();
		return ResponseEntity.status(HttpStatus.FOUND).location(address).header("Cache-Control", "no-store").build();
	}

}
