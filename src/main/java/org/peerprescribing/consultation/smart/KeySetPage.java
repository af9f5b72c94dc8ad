package org.peerprescribing.consultation.smart;

import org.peerprescribing.identity.OpenDoor;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of this service, for the record systems that it is registered at. */
@RestController
class KeySetPage {

	private final LaunchKeys keys;

	KeySetPage(LaunchKeys keys) {
		this.keys = keys;
	}

	@GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
	@OpenDoor(because = "It holds public keys only")
	String keys() {
		return this.keys.published().toString();
	}

}
