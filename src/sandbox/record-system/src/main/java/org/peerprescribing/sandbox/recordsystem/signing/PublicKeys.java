package org.peerprescribing.sandbox.recordsystem.signing;

import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the public half of the signing key. */
@RestController
class PublicKeys {

	private final SigningKey signingKey;

	PublicKeys(SigningKey signingKey) {
		this.signingKey = signingKey;
	}

	@GetMapping(path = "/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> jwks() {
		return this.signingKey.publicKeys().toJSONObject();
	}

}
